namespace FgtAsg.Recycle;

/// <summary>A group's capacity settings, in instances.</summary>
internal sealed record GroupSizes(int Min, int Max, int Desired);
