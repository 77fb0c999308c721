using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.IntegrationTests.Recycle;

/// <summary>Exclusion windows, with a clock that the test moves.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class RecycleWindowTests : RecycleTest
{
    /// <summary>A window over midnight. It is one hour shorter than usual, as summer time begins in it.</summary>
    [ToolFact(Tools.Node)]
    public async Task Recycle_DuringAnExclusionWindow_WaitsForItsEnd()
    {
        var fleet = await StartAsync("out-in-timed", tags: ("autorecycle_exclusion_window", "Sat 22:00-06:00 Europe/Zurich"));
        Clock = new VirtualClock(new DateTimeOffset(2026, 3, 28, 22, 30, 0, TimeSpan.Zero));
        await using var run = Run(fleet);
        NewVersion(fleet);
        run.Waiting = wait =>
        {
            Clock.Advance(wait.Duration);
            return Task.CompletedTask;
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal(5.5, run.Waits.Where(wait => wait.State == "WaitForWindow").Sum(wait => wait.Duration.TotalHours), precision: 3);
        await AssertRestoredAsync(fleet, run, version: 2);
    }

    [ToolFact(Tools.Node)]
    public async Task Recycle_WindowBeginsDuringARun_ContinuesAfterIt()
    {
        var fleet = await StartAsync("out-in-timed", tags: ("autorecycle_exclusion_window", "Sat 22:00-06:00 UTC"));
        await using var run = Run(fleet);
        NewVersion(fleet);
        var terminatedInWindow = -1;
        run.Waiting = wait =>
        {
            if (wait.State == "WaitForWindowInRound")
            {
                terminatedInWindow = run.Terminated.Count;
                Clock.Advance(wait.Duration);
            }
            else if (terminatedInWindow < 0)
            {
                Clock.Advance(new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero) - Clock.GetUtcNow());
            }

            return Task.CompletedTask;
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal(0, terminatedInWindow);
        Assert.Equal(7, run.Waits.Single(wait => wait.State == "WaitForWindowInRound").Duration.TotalHours, precision: 3);
        await AssertRestoredAsync(fleet, run, version: 2);
    }
}
