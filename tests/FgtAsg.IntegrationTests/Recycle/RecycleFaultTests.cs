using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.IntegrationTests.Recycle;

/// <summary>Launch templates whose instances never become healthy, and functions and executions that die.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class RecycleFaultTests : RecycleTest
{
    [ToolTheory(Tools.Node)]
    [InlineData("out-in")]
    [InlineData("in-out")]
    [InlineData("instance-refresh")]
    public async Task Recycle_NewVersionNeverBecomesHealthy_IsRolledBack(string strategy)
    {
        var fleet = await StartAsync(strategy, ("recycle_failure_budget", "1"));
        await using var run = Run(fleet);
        NewVersion(fleet, LaunchTemplateDefect.BecomesUnhealthy);

        var result = await run.ExecuteAsync();

        Assert.Equal("FAILED", result.Status);
        Assert.Contains("RollBack", result.States);
        await AssertRestoredAsync(fleet, run, version: 1);
        Assert.Equal("1", (await run.DescribeAsync()).LaunchTemplate.Version);
        Assert.InRange(run.FewestInService, 1, 6);
        Assert.Equal("failure", run.Notices[^1].Event);
        Assert.StartsWith("rolled back to version 1: RecycleFailed: ", run.Notices[^1].Text, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Node)]
    public async Task Recycle_NewerVersionWhileABadOneFails_ContinuesWithTheNewerOne()
    {
        var fleet = await StartAsync("out-in", ("recycle_failure_budget", "0"));
        await using var run = Run(fleet);
        NewVersion(fleet, LaunchTemplateDefect.BecomesUnhealthy);
        run.Stepping = call =>
        {
            if (call is { State: "RollBack", Attempt: 0 })
            {
                NewVersion(fleet);
            }

            return Task.CompletedTask;
        };

        var result = await run.ExecuteAsync();

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        await AssertRestoredAsync(fleet, run, version: 3);
    }

    [ToolTheory(Tools.Node)]
    [InlineData("out-in", LaunchTemplateDefect.None)]
    [InlineData("in-out", LaunchTemplateDefect.None)]
    [InlineData("instance-refresh", LaunchTemplateDefect.None)]
    [InlineData("out-in", LaunchTemplateDefect.BecomesUnhealthy)]
    public async Task Recycle_FunctionDiesInEveryState_EndsTheSame(string strategy, LaunchTemplateDefect defect)
    {
        var fleet = await StartAsync(strategy, ("recycle_failure_budget", "1"));
        await using var run = Run(fleet);
        run.Deaths.UnionWith(
            ["Validate", "Lock", "Window", "Snapshot", "Plan", "Step", "Verify", "RollBack", "Restore", "Notify", "Unlock"]);
        NewVersion(fleet, defect);

        var result = await run.ExecuteAsync();

        Assert.True(
            (defect == LaunchTemplateDefect.None) == result.Succeeded,
            $"{result.Status} {result.Cause}: {string.Join(' ', result.States)}; {string.Join(" | ", run.Notices)}");
        await AssertRestoredAsync(fleet, run, defect == LaunchTemplateDefect.None ? 2 : 1);
        Assert.InRange(run.FewestInService, 1, 6);
    }

    [ToolFact(Tools.Node)]
    public async Task Recycle_ExecutionIsStopped_NextOneRestoresTheSizes()
    {
        var fleet = await StartAsync("out-in");
        await using var run = Run(fleet);
        NewVersion(fleet);
        run.Waiting = _ => throw new OperationCanceledException("stopped by hand");
        await Assert.ThrowsAnyAsync<Exception>(() => run.ExecuteAsync());
        Assert.Equal((6, 6), ((await run.DescribeAsync()).MaxSize, (await run.DescribeAsync()).DesiredCapacity));

        await using var next = Run(fleet);
        Assert.Equal("Coalesced", (await next.ExecuteAsync("run-2")).States[^1]);
        await EndLeaseAsync(fleet);
        var result = await next.ExecuteAsync("run-3");

        Assert.True(result.Succeeded, $"{result.Error}: {result.Cause}");
        await AssertRestoredAsync(fleet, next, version: 2);
    }
}
