using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

public sealed class SweepPlannerTests
{
    private static readonly InstanceId Id = SweepScene.Id;

    [Theory]
    [InlineData("InService", nameof(RecordState.InService))]
    [InlineData("Warmed:Stopped", nameof(RecordState.Warmed))]
    [InlineData("Warmed:Running", nameof(RecordState.Warmed))]
    [InlineData("Warmed:Hibernated", nameof(RecordState.Warmed))]
    [InlineData("Standby", nameof(RecordState.InService))]
    [InlineData("Terminating:Proceed", nameof(RecordState.Terminating))]
    [InlineData("Pending:Proceed", nameof(RecordState.InService))]
    [InlineData("Warmed:Pending:Proceed", nameof(RecordState.Warmed))]
    public void Plan_NothingIsWrong_FindsNothing(string state, string record) => Assert.Empty(SweepScene.AtRest(state, record).Plan());

    public static TheoryData<string> DeadStates => new("shutting-down", "terminated", "unknown");

    [Theory]
    [MemberData(nameof(DeadStates))]
    public void Plan_DeadInstance_IsCleanedUp(string state)
    {
        var scene = Dead(state).Record(RecordState.InService).Interface("eni-1").Address("eipalloc-1").Tracked("eni-0", "eni-1");

        var finding = Assert.Single(scene.Plan());

        Assert.Equal((FindingKind.DeadInstance, Id), (finding.Kind, finding.InstanceId));
        Assert.Equal(["eni-1", "eipalloc-1", "intf_track.json", $"instance#{Id}"], finding.Resources);
        Assert.Equal(new SweepRepair.CleanUp(Id), finding.Repair);
    }

    /// <summary>Each of these alone leads to a clean-up.</summary>
    public static TheoryData<string> Mentions => new("interface", "address", "track", "record");

    [Theory]
    [MemberData(nameof(Mentions))]
    public void Plan_DeadInstanceNamedByOneResource_IsCleanedUp(string mention)
    {
        var scene = Dead("unknown");
        _ = mention switch
        {
            "interface" => scene.Interface("eni-1"),
            "address" => scene.Address("eipalloc-1"),
            "track" => scene.Tracked("eni-0"),
            _ => scene.Record(RecordState.Terminating),
        };

        Assert.Equal(new SweepRepair.CleanUp(Id), Assert.Single(scene.Plan()).Repair);
    }

    [Fact]
    public void Plan_DeadInstanceOfWhichNothingIsLeft_IsNoFinding()
    {
        Assert.Empty(Dead("terminated").Record(RecordState.Terminated, isClosed: true).Plan());
        Assert.Empty(Dead("shutting-down").Record(RecordState.Terminated, isClosed: true).Interface("eni-1", index: 1).Plan());
    }

    [Fact]
    public void Plan_ClosedRecordButSomethingIsLeft_IsCleanedUp() =>
        Assert.Equal(
            ["eipalloc-1"],
            Assert.Single(Dead("unknown").Record(RecordState.Terminated, isClosed: true).Address("eipalloc-1").Plan()).Resources);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void Plan_DeadInstance_WhoseRecordChangedJustNow_IsLeftAlone(int age, bool isFound) =>
        Assert.Equal(isFound, Dead("unknown").Record(RecordState.Terminating, age).Plan().Count == 1);

    [Theory]
    [InlineData("9", false)]
    [InlineData("10", true)]
    public void Plan_DeadInstance_ThatEndedJustNow_IsLeftAlone(string endedAgo, bool isFound) => Assert.Equal(
        isFound, new SweepScene().Instance("shutting-down", endedAgo: endedAgo).Record(RecordState.InService).Plan().Count == 1);

    /// <summary>Otherwise the retry of a failed sweep would find nothing to do.</summary>
    [Theory]
    [InlineData("unknown", null, true)]
    [InlineData("terminated", "600", true)]
    [InlineData("terminated", null, false)]
    public void Plan_DeadInstanceWithARecentCleanUp_IsFoundAgainIfItEndedLongAgo(string state, string? endedAgo, bool isFound)
    {
        var scene = state == "unknown" ? new SweepScene() : new SweepScene().Instance(state, endedAgo: endedAgo);

        Assert.Equal(isFound, scene.Record(RecordState.Terminating, terminatingAge: 1).Plan().Count == 1);
    }

    [Fact]
    public void Plan_DeadInstance_WhoseInterfaceWasAttachedJustNow_IsLeftAlone() =>
        Assert.Empty(new SweepScene().Instance("shutting-down").Record(RecordState.InService).Interface("eni-1", index: 1, age: 5).Plan());

    [Fact]
    public void Plan_OtherGuard_IsKept()
    {
        var scene = Dead("unknown").Record(RecordState.Terminating, age: 30);

        Assert.Single(scene.Plan());
        Assert.Empty(scene.With(scene.Options with { Sweep = new SweepOptions { Guard = TimeSpan.FromMinutes(31) } }).Plan());
    }

    [Theory]
    [InlineData(nameof(RecordState.Launching), 1, false)]
    [InlineData(nameof(RecordState.Launching), -1, false)]
    [InlineData(nameof(RecordState.Launching), -2, true)]
    [InlineData(nameof(RecordState.Failed), 1, false)]
    [InlineData(nameof(RecordState.InService), 1, true)]
    public void Plan_DeadInstance_WhoseLaunchMayBeAtWork_IsLeftAlone(string state, int workLeft, bool isFound) =>
        Assert.Equal(isFound, Dead("terminated").Record(state, workLeft: workLeft).Plan().Count == 1);

    [Theory]
    [InlineData("Terminating:Wait")]
    [InlineData("Pending:Wait")]
    [InlineData("Warmed:Terminating:Wait")]
    public void Plan_DeadInstanceThatAHookHolds_AnswersTheHook(string state) =>
        Assert.IsType<SweepRepair.AnswerHook>(Assert.Single(Dead("terminated").Member(state).Record(RecordState.InService).Plan()).Repair);

    /// <summary>EC2's describe calls may lag, so an instance that is in service in the group does not count as gone.</summary>
    [Fact]
    public void Plan_UnknownToEc2_AndInService_IsLeftAlone() =>
        Assert.DoesNotContain(
            Dead("unknown").Member("InService").Record(RecordState.InService).Tracked("eni-0").Plan(),
            finding => finding.Repair is SweepRepair.CleanUp);

    [Fact]
    public void Plan_EndedInTheConsoleAndStillInServiceForTheGroup_IsCleanedUp() =>
        Assert.Equal(
            FindingKind.DeadInstance, Assert.Single(Dead("terminated").Member("InService").Record(RecordState.InService).Plan()).Kind);

    [Fact]
    public void Plan_DeadAndOfAnotherGroup_IsNotOurs()
    {
        Assert.Empty(Dead("unknown").Record(RecordState.InService, group: "other").Interface("eni-1").Tracked("eni-0").Plan());
        Assert.Empty(new SweepScene().Instance("terminated", group: "other").Tracked("eni-0").Plan());
    }

    [Fact]
    public void Plan_OrphanedLicense_IsReturned()
    {
        var finding = Assert.Single(Dead("unknown").Held().Plan());

        Assert.Equal((FindingKind.OrphanedPoolItem, Id), (finding.Kind, finding.InstanceId));
        Assert.Equal(["license#license-001"], finding.Resources);
        Assert.Equal(new SweepRepair.ReturnItem(Id, PoolKind.License, "license-001"), finding.Repair);
    }

    [Fact]
    public void Plan_HeldItemInAnOpenRecord_IsReturnedWithTheInstance() => Assert.Equal(
        FindingKind.DeadInstance, Assert.Single(Dead("unknown").Record(RecordState.InService, license: "license-001").Held().Plan()).Kind);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(null, true)]
    public void Plan_HeldItem_ThatWasClaimedJustNow_IsLeftAlone(int? age, bool isFound) =>
        Assert.Equal(isFound, Dead("unknown").Held(age: age).Plan().Count == 1);

    [Fact]
    public void Plan_HeldItemOfALiveInstanceOrOtherGroupOrUnreadableRecord_IsKept()
    {
        Assert.DoesNotContain(SweepScene.AtRest().Held().Plan(), finding => finding.Kind == FindingKind.OrphanedPoolItem);
        Assert.Empty(new SweepScene().Instance(group: null).Held().Plan());
        Assert.Empty(Dead("unknown").Held(group: "other").Plan());
        Assert.Empty(Dead("unknown").Record(RecordState.InService, group: "other").Held().Plan());
        Assert.DoesNotContain(Dead("unknown").UnreadableRecord().Held().Plan(), finding => finding.Kind == FindingKind.OrphanedPoolItem);
    }

    [Fact]
    public void Plan_HeldItemWithoutAGroupOfAnUnknownInstance_IsReturned() => Assert.Single(Dead("unknown").Held(group: null).Plan());

    [Theory]
    [InlineData(null)]
    [InlineData(nameof(RecordState.Terminated))]
    [InlineData(nameof(RecordState.Failed))]
    public void Plan_InServiceWithoutARecordOfALiveInstance_IsReported(string? state)
    {
        var scene = new SweepScene().Member("InService").Instance();
        var finding = Assert.Single((state is { } known ? scene.Record(known) : scene).Plan());

        Assert.Equal((FindingKind.WrongRecord, null), (finding.Kind, finding.Repair));
    }

    [Fact]
    public void Plan_InService_AndTheRecordCannotBeRead_IsReported() => Assert.Contains(
        "'Dancing'",
        Assert.Single(new SweepScene().Member("InService").Instance().UnreadableRecord().Plan()).Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "in no group")]
    [InlineData("other", "in other")]
    public void Plan_LivesOutsideTheGroupWithItsResources_IsReported(string? group, string where)
    {
        var finding = Assert.Single(new SweepScene().Instance(group: group).Record(RecordState.InService).Interface("eni-1").Plan());

        Assert.EndsWith($"is running, and {where}", finding.Reason, StringComparison.Ordinal);
        Assert.Equal((FindingKind.DetachedInstance, null), (finding.Kind, finding.Repair));
        Assert.Equal(["eni-1", $"instance#{Id}"], finding.Resources);
    }

    [Fact]
    public void Plan_LivesOutsideTheGroupAndOnlyInTheTrackFile_IsNotOurs() =>
        Assert.Empty(new SweepScene().Instance(group: null).Tracked("eni-0").Plan());

    [Fact]
    public void Plan_ManyFindings_PutsWaitingHooksFirstAndReportsLast()
    {
        var other = InstanceId.Parse("i-0ffffffffffffffff");
        var view = new SweepView
        {
            SeenAt = SweepScene.Now,
            Members = new[] { new GroupMember(Id, "Terminating:Wait"), new GroupMember(other, "Pending:Wait") }.ToDictionary(m => m.Id),
            Instances = new Dictionary<InstanceId, Amazon.EC2.Model.Instance>
            {
                [Id] = new() { InstanceId = Id.Value },
                [other] = new() { InstanceId = other.Value },
            },
            Addresses = [Given.Address("eipalloc-1", null, Given.Tags("external", instance: "i-00000001"))],
            Hooks = [new("launch", HookTransitions.Launching), new("terminate", HookTransitions.Terminating)],
        };

        Assert.Equal(
            [FindingKind.StuckLaunch, FindingKind.StuckTermination, FindingKind.DeadInstance],
            new SweepPlanner(Given.Options(), Given.ResourceTags).Plan(view).Select(finding => finding.Kind));
    }

    /// <summary>
    /// A launch that failed before it began leaves a record without a launch time, and EC2's describe calls do not show the new instance
    /// yet.
    /// </summary>
    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Plan_UnknownInstance_WhoseLaunchNeverBegan_IsAsOldAsItsCleanUp(int age, bool isFound) =>
        Assert.Equal(isFound, Dead("unknown").Record(RecordState.Failed, terminatingAge: age, isBegun: false).Plan().Count == 1);

    /// <summary>
    /// A newer version or a person wrote the record of a dead instance. Without this finding, the fleet would lose its license unnoticed.
    /// </summary>
    [Fact]
    public void Plan_LicenseOfADeadInstanceWithAnUnreadableRecord_IsAFinding() =>
        Assert.NotEmpty(new SweepScene().UnreadableRecord().Held().Plan());

    private static SweepScene Dead(string state) => state == "unknown" ? new SweepScene() : new SweepScene().Instance(state);
}
