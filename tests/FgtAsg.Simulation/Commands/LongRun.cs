using System.Globalization;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Running;
using Spectre.Console;

namespace FgtAsg.Simulation.Commands;

/// <summary>
/// Runs many histories. Prints the progress, a table of the histories, and each violation with the command that replays it.
/// </summary>
internal sealed class LongRun(IAnsiConsole console, Campaign campaign, int seed)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly Lock _screen = new();
    private int _shown;

    public int Run(IReadOnlyList<HistoryKind> singles, int sample, int histories, CancellationToken cancellationToken)
    {
        var exitCode = Run(() =>
        {
            campaign.RunSingles(singles, seed, cancellationToken);
            campaign.RunSample(seed, sample, cancellationToken);
            campaign.RunRandom(seed, first: 0, histories, cancellationToken);
        });
        if (singles.Count > 0)
        {
            ShowTable(singles);
        }

        return exitCode;
    }

    public int Run(IEnumerable<Case> cases, CancellationToken cancellationToken) =>
        Run(() => campaign.RunCases(cases, cancellationToken));

    private int Run(Action work)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"seed {seed}");
        using (TimeProvider.System.CreateTimer(_ => ShowProgress(), state: null, Tick, Tick))
        {
            work();
        }

        ShowProgress();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, campaign.Totals.Violated == 0
            ? (FormattableString)$"[green]No violation.[/]"
            : $"[red]{campaign.Totals.Violated} of {campaign.Totals.Histories} histories violated an invariant.[/]");
        return campaign.Totals.Violated == 0 ? 0 : 1;
    }

    private void ShowProgress()
    {
        lock (_screen)
        {
            ShowViolations();
            ShowCounts();
        }
    }

    /// <summary>Shows the violations since the last call, so that a long run need not be awaited.</summary>
    private void ShowViolations()
    {
        foreach (var violated in campaign.Totals.Violations.Skip(_shown))
        {
            _shown++;
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{violated.Case}[/]");
            foreach (var violation in violated.Violations)
            {
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"    {violation}");
            }

            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"    [grey]dotnet run --project tests/FgtAsg.Simulation -- --replay \"{violated.Case}\"[/]");
        }
    }

    private void ShowCounts()
    {
        var totals = campaign.Totals;
        var seconds = TimeProvider.System.GetElapsedTime(_start).TotalSeconds;
        var speed = totals.Histories / seconds;
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{totals.Histories} histories, {totals.Calls} calls, {seconds:0} s, {speed:0} histories a second, {totals.Violated} violated");
    }

    private void ShowTable(IEnumerable<HistoryKind> singles)
    {
        var faults = FaultKinds.All.Select(kind => kind.Name).Prepend("none").ToList();
        var table = new Table().AddColumn("history").AddColumns([.. faults]);
        foreach (var kind in singles.Select(kind => $"{kind}"))
        {
            table.AddRow([kind, .. faults.Select(fault => $"{campaign.Totals.Of(kind, fault)}")]);
        }

        console.Write(table);
    }
}
