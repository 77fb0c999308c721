using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sweep;

namespace FgtAsg.Tests.Sweep;

/// <summary>Compares firewalls in service with the track file and with their resources.</summary>
public sealed class DriftPlannerTests
{
    private const string FullName = "hostname-001.fw.example.internal";

    private static readonly InstanceId Id = SweepScene.Id;

    public static TheoryData<string, string[]> OtherEntries => new()
    {
        { "too few", ["eni-0"] },
        { "too many", ["eni-0", "eni-1", "eni-2"] },
        { "another interface", ["eni-0", "eni-9"] },
        { "the other way round", ["eni-1", "eni-0"] },
    };

    [Theory]
    [MemberData(nameof(OtherEntries))]
    public void Plan_TrackEntryDiffers_IsConfirmed(string how, string[] tracked)
    {
        var finding = Assert.Single(SweepScene.AtRest().Tracked(tracked).Plan());

        Assert.True(finding.Kind == FindingKind.Drift, how);
        Assert.Equal(["intf_track.json"], finding.Resources);
        Assert.Equal(new SweepRepair.Confirm(Id), finding.Repair);
    }

    [Theory]
    [InlineData("InService", nameof(RecordState.InService))]
    [InlineData("Warmed:Stopped", nameof(RecordState.Warmed))]
    public void Plan_NotInTheTrackFile_IsConfirmed(string state, string record)
    {
        var scene = new SweepScene()
            .Member(state)
            .Instance()
            .Record(record)
            .Interface("eni-0", index: 0, isOurs: false)
            .Interface("eni-1", index: 1);

        Assert.Equal((FindingKind.Drift, new SweepRepair.Confirm(Id)), (scene.Plan()[0].Kind, scene.Plan()[0].Repair));
    }

    /// <summary>The setting of the fleet was changed: the tags have the former form.</summary>
    [Theory]
    [InlineData("hostname-001", "hostname-001", nameof(HostnameForm.FullyQualified), FullName)]
    [InlineData(FullName, FullName, nameof(HostnameForm.Short), "hostname-001")]
    [InlineData("hostname-001", FullName, nameof(HostnameForm.FullyQualified), FullName)]
    public void Plan_TagsNameTheFirewallInTheOtherForm_AreRewritten(string name, string hostname, string form, string wanted)
    {
        var finding = Assert.Single(Named(name, hostname, form).Plan());

        Assert.Equal((FindingKind.WrongTags, new SweepRepair.ShowHoldings(Id)), (finding.Kind, finding.Repair));
        Assert.Equal($"{Id} is InService, and its tags do not name it {wanted}, as hostname_tags asks for", finding.Reason);
    }

    [Theory]
    [InlineData("hostname-001", "hostname-001", nameof(HostnameForm.Short))]
    [InlineData(FullName, FullName, nameof(HostnameForm.FullyQualified))]
    [InlineData("the old one", FullName, nameof(HostnameForm.FullyQualified))]
    public void Plan_TagsOfTheConfiguredFormOrNameByAPerson_AreLeftAlone(string name, string hostname, string form) =>
        Assert.Empty(Named(name, hostname, form).Plan());

    [Theory]
    [InlineData("hostname-002.fw.example.internal")]
    [InlineData("hostname-001.corp.example")]
    [InlineData("edge")]
    public void Plan_TagDiffersFromTheRecord_IsRewritten(string hostname)
    {
        var finding = Assert.Single(Named(hostname, hostname, nameof(HostnameForm.FullyQualified)).Plan());

        Assert.Equal(FindingKind.WrongTags, finding.Kind);
        Assert.EndsWith("its tags do not say what its record does (no license, hostname-001)", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Plan_InterfaceWasAttachedJustNow_IsLeftAlone(int age, bool isFound) => Assert.Equal(
        isFound, SweepScene.AtRest().Interface("eni-2", index: 2, age: age).Plan().Any(finding => finding.Kind == FindingKind.Drift));

    [Fact]
    public void Plan_SurplusAddress_IsReleased() =>
        Assert.Equal(
            ["eipalloc-2"], Assert.Single(SweepScene.AtRest().Address("eipalloc-1", "eni-1").Address("eipalloc-2").Plan()).Resources);

    [Fact]
    public void Plan_SurplusInterface_IsDeleted() =>
        Assert.Equal(["eni-2"], Assert.Single(SweepScene.AtRest().Interface("eni-2").Plan()).Resources);

    [Fact]
    public void Plan_OnlyInterfaceOfItsNameIsUnattached_IsMissingNotSurplus()
    {
        var scene = new SweepScene().Member("InService").Instance().Record(RecordState.InService)
            .Interface("eni-0", index: 0, isOurs: false).Interface("eni-1").Tracked("eni-0");

        var finding = Assert.Single(scene.Plan());

        Assert.Equal((FindingKind.MissingInterface, null), (finding.Kind, finding.Repair));
        Assert.Equal(["eni-1"], finding.Resources);
        Assert.Contains("without 'external' (device index 1)", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_Ec2ShowsNoInterfaceAtAll_IsNotJudged() =>
        Assert.Empty(new SweepScene().Member("InService").Instance().Record(RecordState.InService).Tracked("eni-0").Plan());

    [Fact]
    public void Plan_TrackFileCannotBeRead_IsRebuiltOnce() =>
        Assert.Equal(
            (FindingKind.UnreadableTrackFile, new SweepRepair.Confirm(Id)),
            SweepScene.AtRest().WithoutTrackFile().Plan().Select(finding => (finding.Kind, finding.Repair)).Single());

    [Fact]
    public void Plan_TrackFileCannotBeRead_AndNobodyIsInService_IsReported() =>
        Assert.Null(Assert.Single(new SweepScene().WithoutTrackFile().Plan()).Repair);

    /// <summary>A lock without a lease belongs to Fortinet's function, and its age is unknown.</summary>
    [Theory]
    [InlineData("i-1/request/1", 10, true)]
    [InlineData("i-1/request/1", 9, false)]
    [InlineData("i-1/request/1", null, false)]
    [InlineData(null, null, false)]
    public void Plan_LockWhoseLeaseIsOver_IsFreed(string? owner, int? leaseEndedAgo, bool isFound)
    {
        var findings = SweepScene.AtRest().Locked(owner, leaseEndedAgo).Plan();

        Assert.Equal(
            isFound ? [(FindingKind.StaleLock, (InstanceId?)null)] : [], findings.Select(finding => (finding.Kind, finding.InstanceId)));
    }

    private static SweepScene Named(string name, string hostname, string form) => SweepScene.AtRest()
        .Naming(form)
        .Record(RecordState.InService, hostname: "hostname-001")
        .Instance(tags: [new Tag { Key = "Name", Value = name }, new Tag { Key = "Hostname", Value = hostname }]);
}
