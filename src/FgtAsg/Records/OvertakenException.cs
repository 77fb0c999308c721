namespace FgtAsg.Records;

/// <summary>A launch meets the end of its instance: a terminate came first, or another delivery gave the launch up; or the next launch of it, out of the warm pool.</summary>
internal sealed class OvertakenException(InstanceId id, RecordState? state)
    : Exception($"the launch of {id} is over: its record says {state?.ToString() ?? "nothing any more"}");
