namespace FgtAsg.Sweep;

/// <summary>Words that findings share.</summary>
internal static class FindingTexts
{
    /// <summary>Among the resources of a finding.</summary>
    public const string TrackEntry = Tracking.TrackStore.Key;

    public static string EndOf(SweepSubject subject) => subject.Instance is { } known ? $"is {known.State?.Name}" : "is unknown to EC2";
}
