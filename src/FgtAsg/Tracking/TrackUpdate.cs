namespace FgtAsg.Tracking;

/// <param name="KeptAside">The key under which an unreadable file was kept; null where the file could be read.</param>
/// <param name="Problem">Why it could not be read.</param>
internal sealed record TrackUpdate(string? KeptAside, string? Problem)
{
    public IReadOnlyList<string> Warnings => KeptAside is null
        ? []
        : [$"the track file could not be read ({Problem}): it is kept as {KeptAside}, and tracking starts from what EC2 shows"];
}
