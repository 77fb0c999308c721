using FgtAsg.Fleet;
using FgtAsg.Identity;

namespace FgtAsg.Sweep;

/// <summary>How a finding is repaired: as if the event that was lost had come.</summary>
internal abstract record SweepRepair
{
    private SweepRepair()
    {
    }

    /// <summary>The instance has ended.</summary>
    internal sealed record CleanUp(InstanceId InstanceId) : SweepRepair;

    /// <summary>One of these hooks holds the instance: which one, Auto Scaling tells.</summary>
    internal sealed record AnswerHook(InstanceId InstanceId, IReadOnlyList<HookWait> Possible) : SweepRepair;

    /// <summary>The instance is in, or back, without what an event of this hook should have brought about.</summary>
    internal sealed record CatchUp(InstanceId InstanceId, HookWait Missed) : SweepRepair;

    /// <summary>The instance went into service.</summary>
    internal sealed record Confirm(InstanceId InstanceId) : SweepRepair;

    /// <summary>A delivery that slept for long wrote what was true before.</summary>
    internal sealed record ShowHoldings(InstanceId InstanceId) : SweepRepair;

    /// <summary>A writer of the track file died with the lock in its hand, and nobody has written since.</summary>
    internal sealed record FreeLock : SweepRepair;

    internal sealed record ReturnItem(InstanceId Holder, PoolKind Kind, string Name) : SweepRepair;

    /// <summary>The file came, went, or has another content.</summary>
    internal sealed record TakeIn(LicenseFile File) : SweepRepair;

    internal sealed record ReadLicenses : SweepRepair;
}
