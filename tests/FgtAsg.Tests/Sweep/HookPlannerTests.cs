using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sweep;

namespace FgtAsg.Tests.Sweep;

/// <summary>Instances that wait in a hook, and instances whose hook has timed out.</summary>
public sealed class HookPlannerTests
{
    [Theory]
    [InlineData("Pending:Wait", null, nameof(FindingKind.StuckLaunch), "launch EC2 AutoScalingGroup")]
    [InlineData("Pending:Wait", nameof(RecordState.Launching), nameof(FindingKind.StuckLaunch), "launch EC2 AutoScalingGroup")]
    [InlineData("Pending:Wait", nameof(RecordState.Failed), nameof(FindingKind.StuckLaunch), "launch EC2 AutoScalingGroup")]
    [InlineData("Pending:Wait", nameof(RecordState.Warmed), nameof(FindingKind.StuckLaunch), "launch WarmPool AutoScalingGroup")]
    [InlineData("Pending:Wait", nameof(RecordState.Returning), nameof(FindingKind.StuckLaunch), "launch WarmPool AutoScalingGroup")]
    [InlineData("Pending:Wait", nameof(RecordState.InService), nameof(FindingKind.StuckLaunch), "launch AutoScalingGroup AutoScalingGroup")]
    [InlineData("Warmed:Pending:Wait", null, nameof(FindingKind.StuckLaunch), "launch EC2 WarmPool, terminate AutoScalingGroup WarmPool")]
    [InlineData("Terminating:Wait", nameof(RecordState.InService), nameof(FindingKind.StuckTermination), "terminate AutoScalingGroup EC2")]
    [InlineData("Terminating:Wait", null, nameof(FindingKind.StuckTermination), "terminate AutoScalingGroup EC2")]
    [InlineData("Warmed:Terminating:Wait", nameof(RecordState.Warmed), nameof(FindingKind.StuckTermination), "terminate WarmPool EC2")]
    [InlineData(
        "ReplacingRootVolume:Wait",
        nameof(RecordState.InService),
        nameof(FindingKind.StuckTermination),
        "terminate AutoScalingGroup AutoScalingGroup")]
    public void Plan_WaitsInAHook_AnswersTheHook(string state, string? record, string kind, string waits)
    {
        var scene = new SweepScene().Member(state).Instance();
        var finding = Assert.Single((record is { } known ? scene.Record(known) : scene).Plan());

        Assert.Equal(kind, finding.Kind.ToString());
        Assert.Equal(waits, string.Join(", ", Assert.IsType<SweepRepair.AnswerHook>(finding.Repair).Possible.Select(Describe)));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Plan_WaitsInAHook_OfAYoungInstance_IsLeftAlone(int age, bool isFound) =>
        Assert.Equal(isFound, new SweepScene().Member("Pending:Wait").Instance(age: age).Plan().Count == 1);

    /// <summary>
    /// An instance whose launch is abandoned at once may end before EC2's describe calls show it. An instance that EC2 has forgotten has a
    /// record, which tells its age.
    /// </summary>
    [Theory]
    [InlineData("Pending:Wait")]
    [InlineData("Warmed:Pending:Wait")]
    [InlineData("Terminating:Wait")]
    public void Plan_WaitsInAHook_AndEc2DoesNotShowItYet_IsLeftAlone(string state) => Assert.Empty(new SweepScene().Member(state).Plan());

    [Theory]
    [InlineData("Pending:Wait", nameof(RecordState.Launching), 1, false)]
    [InlineData("Pending:Wait", nameof(RecordState.Launching), 0, false)]
    [InlineData("Pending:Wait", nameof(RecordState.Launching), -1, false)]
    [InlineData("Pending:Wait", nameof(RecordState.Launching), -2, true)]
    [InlineData("Pending:Wait", nameof(RecordState.InService), 1, false)]
    [InlineData("Warmed:Pending:Wait", nameof(RecordState.Warmed), 1, false)]
    [InlineData("Terminating:Wait", nameof(RecordState.InService), 1, true)]
    public void Plan_WaitsInAHook_WhileItsLaunchMayBeAtWork_IsLeftAlone(string state, string record, int workLeft, bool isFound) =>
        Assert.Equal(isFound, new SweepScene().Member(state).Instance().Record(record, workLeft: workLeft).Plan().Count == 1);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Plan_WaitsInTheTerminateHook_AndItsCleanUpBeganJustNow_IsLeftAlone(int age, bool isFound) =>
        Assert.Equal(
            isFound, new SweepScene().Member("Terminating:Wait").Instance().Record(RecordState.Terminating, age).Plan().Count == 1);

    [Fact]
    public void Plan_SeveralHooksAndNoneIsConfigured_IsReported()
    {
        var scene = new SweepScene().Member("Pending:Wait").Instance();
        scene.Hooks.Add(new("somebody-elses", HookTransitions.Launching));

        Assert.Null(Assert.Single(scene.Plan()).Repair);

        var named = scene.With(scene.Options with { Hooks = new HookOptions { LaunchName = "launch" } });
        Assert.Equal("launch", Assert.Single(Assert.IsType<SweepRepair.AnswerHook>(Assert.Single(named.Plan()).Repair).Possible).Hook.Name);
    }

    [Fact]
    public void Plan_UnknownState_IsReported() =>
        Assert.Null(Assert.Single(new SweepScene().Member("Dancing:Wait").Instance().Plan()).Repair);

    [Theory]
    [InlineData("InService", nameof(RecordState.Launching), "launch EC2 AutoScalingGroup")]
    [InlineData("InService", nameof(RecordState.Warmed), "launch WarmPool AutoScalingGroup")]
    [InlineData("InService", nameof(RecordState.Returning), "launch WarmPool AutoScalingGroup")]
    [InlineData("Warmed:Stopped", nameof(RecordState.Launching), "launch EC2 WarmPool")]
    public void Plan_AtRestBeforeItsLaunchWasDone_FinishesTheLaunch(string state, string record, string wait)
    {
        var finding = Assert.Single(SweepScene.AtRest(state, record).Plan());

        Assert.Equal(FindingKind.UnfinishedLaunch, finding.Kind);
        Assert.Equal(wait, Describe(Assert.IsType<SweepRepair.CatchUp>(finding.Repair).Missed));
    }

    [Theory]
    [InlineData(nameof(RecordState.InService), null, null)]
    [InlineData(nameof(RecordState.Returning), null, null)]
    [InlineData(nameof(RecordState.Returning), "license-001", null)]
    [InlineData(nameof(RecordState.Warmed), "license-001", null)]
    [InlineData(nameof(RecordState.Launching), null, "2026-01-01T00:00:00Z")]
    [InlineData(nameof(RecordState.Launching), "license-001", null)]
    public void Plan_InTheWarmPoolButNotReturned_GivesBackWhatItHolds(string record, string? license, string? warmedAt)
    {
        var finding = Assert.Single(SweepScene.AtRest("Warmed:Stopped").Record(record, license: license, warmedAt: warmedAt).Plan());

        Assert.Equal(FindingKind.OpenReturn, finding.Kind);
        Assert.Equal("terminate AutoScalingGroup WarmPool", Describe(Assert.IsType<SweepRepair.CatchUp>(finding.Repair).Missed));
    }

    [Fact]
    public void Plan_InTheWarmPoolWithTagsOfReturnedItems_RemovesTheTags() => Assert.Equal(
        FindingKind.OpenReturn,
        Assert.Single(
            SweepScene.AtRest("Warmed:Stopped", nameof(RecordState.Warmed))
                .Instance("stopped", tags: new Tag { Key = "Hostname", Value = "hostname-001" })
                .Plan()).Kind);

    /// <summary>The hostname was returned while the other form was configured.</summary>
    [Theory]
    [InlineData("hostname-001", nameof(HostnameForm.FullyQualified))]
    [InlineData("hostname-001.fw.example.internal", nameof(HostnameForm.FullyQualified))]
    [InlineData("hostname-001.fw.example.internal", nameof(HostnameForm.Short))]
    public void Plan_InTheWarmPoolWithTagsOfReturnedItemsInEitherForm_RemovesTheTags(string shown, string form) =>
        Assert.Equal(FindingKind.OpenReturn, Assert.Single(WarmAndNamed(shown, form)).Kind);

    [Theory]
    [InlineData("edge")]
    [InlineData("edge.fw.example.internal")]
    [InlineData("hostname-001.corp.example")]
    public void Plan_InTheWarmPoolWithTagsOfNoPoolItem_LeavesThemAlone(string shown) =>
        Assert.Empty(WarmAndNamed(shown, nameof(HostnameForm.FullyQualified)));

    [Fact]
    public void Plan_NotCaughtUp_AndTheGroupHasNoHook_IsReported()
    {
        var scene = SweepScene.AtRest("InService", nameof(RecordState.Launching));
        scene.Hooks.Clear();

        Assert.Null(Assert.Single(scene.Plan()).Repair);
    }

    private static IReadOnlyList<Finding> WarmAndNamed(string hostname, string form) => SweepScene
        .AtRest("Warmed:Stopped", nameof(RecordState.Warmed))
        .Naming(form)
        .Instance("stopped", tags: new Tag { Key = "Hostname", Value = hostname })
        .Plan();

    private static string Describe(HookWait wait) => $"{wait.Hook.Name} {wait.Origin} {wait.Destination}";
}
