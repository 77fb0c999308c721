using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>Runs the demo's steps. A step must pass its checks before the next one begins.</summary>
internal sealed class DemoSteps(Fleet fleet, DemoProgress progress, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>The latest snapshot of the fleet; null before the first.</summary>
    public DemoSnapshot? Latest { get; private set; }

    public void Begin(string step) => progress.Step(step);

    /// <exception cref="DemoStepFailedException">There are violations.</exception>
    public static void Require(IEnumerable<string> violations)
    {
        if (violations.ToList() is { Count: > 0 } list)
        {
            throw new DemoStepFailedException(list);
        }
    }

    /// <summary>
    /// Waits for the work, and stops as soon as the function fails. Otherwise the group would retry failed launches forever.
    /// </summary>
    public async Task WatchAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(stop.Token);
        try
        {
            while (!working.IsCompleted && !DemoAnswers.Failures(fleet).Any())
            {
                await Task.WhenAny(working, Task.Delay(Look, time, stop.Token));
            }

            Require(DemoAnswers.Failures(fleet));
            await working;
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    public async Task<DemoSnapshot> RestAsync(int expected, CancellationToken cancellationToken)
    {
        await WatchAsync(fleet.WhenAtRestAsync, cancellationToken);
        Latest = await DemoSnapshot.TakeAsync(fleet, time.GetUtcNow(), cancellationToken);
        Require(
        [
            .. Latest.Violations,
            .. Latest.Instances.Count == expected
                ? (string[])[]
                : [$"{Latest.Instances.Count} instances are in service, expected {expected}"],
        ]);
        return Latest;
    }
}
