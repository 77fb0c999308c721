using System.Globalization;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.IntegrationTests.Recycle;

/// <summary>Exclusion windows, on a clock that the test moves: over midnight, and over both changes of summer time.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class RecycleWindowTests : RecycleTest
{
    [ToolTheory(Tools.Node)]
    // Over midnight, and one hour shorter than it reads: summer time begins in it.
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-03-28T22:30:00Z", 5.5)]
    // One hour longer: it ends.
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-10-24T21:30:00Z", 7.5)]
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-11-21T22:30:00Z", 6.5)]
    [InlineData("Sat 22:00-06:00 Europe/Zurich", "2026-11-21T05:30:00Z", 0)]
    public async Task Recycle_ExclusionWindow_IsWaitedOut(string window, string now, double hours)
    {
        var fleet = await StartAsync("out-in-timed", tags: ("autorecycle_exclusion_window", window));
        Clock = new VirtualClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        await using var run = Run(fleet);
        NewVersion(fleet);
        run.Waiting = wait =>
        {
            Clock.Advance(wait.Duration);
            return Task.CompletedTask;
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        Assert.Equal(hours, run.Waits.Where(wait => wait.State == "WaitForWindow").Sum(wait => wait.Duration.TotalHours), precision: 3);
        await AssertRestoredAsync(fleet, run, version: 2);
    }

    [ToolFact(Tools.Node)]
    public async Task Recycle_WindowBeginsInTheMiddle_GoesOnAfterIt()
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
