namespace FgtAsg.Events;

/// <summary><c>Scheduled Event</c>: one of the deployment's schedules is due.</summary>
/// <param name="Rules">The names of the rules that sent it.</param>
/// <param name="Time">When it was due; null where the event does not say.</param>
/// <param name="IsDryRun">Only what would be done is asked for.</param>
internal sealed record ScheduleFired(IReadOnlyList<string> Rules, DateTimeOffset? Time, bool IsDryRun) : FleetEvent
{
    public bool IsOf(string? rule) => rule is not null && Rules.Contains(rule, StringComparer.Ordinal);
}
