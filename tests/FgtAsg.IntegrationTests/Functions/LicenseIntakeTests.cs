using System.Globalization;
using Amazon.S3.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Licence files that come to the bucket, and go from it.</summary>
public sealed class LicenseIntakeTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    private const string Content = "-----BEGIN FGT VM LICENSE-----";

    [SandboxTheory]
    [InlineData(S3NotificationForm.Lambda)]
    [InlineData(S3NotificationForm.EventBridge)]
    public async Task File_PutOverwrittenAndRemoved_IsFollowedByItsItem(S3NotificationForm form)
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { AutomaticDelivery = false, NotificationForm = form });
        await fleet.PutLicenseFileAsync("FG VM+1.lic", Content, Timeout);
        await fleet.PutLicenseFileAsync("FG VM+1.lic", Content + "2", Timeout);
        await fleet.DeleteLicenseFileAsync("FG VM+1.lic", Timeout);
        var events = fleet.Delivery.TakePending();
        Assert.Equal(3, events.Count);

        // The second first: the first is then a late one.
        Assert.Equal(("completed", "intake", "FG VM+1"), await TellAsync(fleet, events[1]));
        var item = (await fleet.ReadTableAsync(Timeout)).License("FG VM+1")!;
        Assert.Equal(("license", "license", null), (item.Kind, item.Pool, item.WithdrawnAt));
        Assert.Equal((fleet.BucketName, "licenses/FG VM+1.lic", Content.Length + 1L), (item.Bucket, item.Key, item.Size));
        Assert.InRange(TimeProvider.System.GetUtcNow() - item.AvailableSince!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(4));
        Assert.Equal(item.EventTime, item.AvailableSince);
        Assert.Contains("Put", item.Event, StringComparison.Ordinal);
        Assert.Equal(("ignored", "intake", "FG VM+1"), await TellAsync(fleet, events[0]));
        Assert.Equal(item, (await fleet.ReadTableAsync(Timeout)).License("FG VM+1"));

        Assert.Equal(("completed", "intake", "FG VM+1"), await TellAsync(fleet, events[2]));
        Assert.Equal(("ignored", "intake", "FG VM+1"), await TellAsync(fleet, events[1]));

        var withdrawn = (await fleet.ReadTableAsync(Timeout)).License("FG VM+1")!;
        Assert.NotNull(withdrawn.WithdrawnAt);
        Assert.NotNull(withdrawn.ExpiresAt);
        Assert.Null(withdrawn.Pool);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Files_PutByAnOperator_AreThenLaunchedWith()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { NeedLicense = true });
        await Task.WhenAll(Enumerable.Range(1, 3).Select(i => fleet.PutLicenseFileAsync(string.Create(CultureInfo.InvariantCulture, $"FGVM{i}.lic"), Content, Timeout)));
        await fleet.WhenAtRestAsync(Timeout);
        Assert.Equal(["FGVM1", "FGVM2", "FGVM3"], (await fleet.ReadTableAsync(Timeout)).Licenses.Select(item => item.Id));

        fleet.Launch(2);
        await fleet.WhenAtRestAsync(Timeout);

        Assert.Equal(2, fleet.Members.Count(m => m.LifecycleState == LifecycleStates.InService));
        Assert.Empty(await fleet.CheckAsync(Timeout));
    }

    [SandboxFact]
    public async Task File_OfAHeldLicenceRemoved_LeavesThePoolWhenItIsGivenBack()
    {
        var fleet = await StartPoolFleetAsync(licenses: 0, hostnames: 1);
        await fleet.PutLicenseFileAsync("FGVM1.lic", Content, Timeout);
        await TellAsync(fleet, Assert.Single(fleet.Delivery.TakePending()));
        var (id, _) = await LaunchWithPoolsAsync(fleet);
        await fleet.DeleteLicenseFileAsync("FGVM1.lic", Timeout);

        await TellAsync(fleet, fleet.Delivery.Pending.Single(e => e.DetailType == "Object Deleted"));
        var marked = (await fleet.ReadTableAsync(Timeout)).License("FGVM1")!;
        Assert.Equal(id, marked.InstanceId);
        Assert.NotNull(marked.WithdrawnAt);
        await AssertInvariantsAsync(fleet);
        await InvokeAsync(fleet, await TerminateAsync(fleet, id));
        await AssertInvariantsAsync(fleet);

        var withdrawn = (await fleet.ReadTableAsync(Timeout)).License("FGVM1")!;
        Assert.Equal((null, null), (withdrawn.InstanceId, withdrawn.Pool));
        Assert.NotNull(withdrawn.ExpiresAt);
    }

    [SandboxTheory]
    [InlineData("licenses/readme.txt", 10, "'licenses/readme.txt' is no licence file")]
    [InlineData("licenses/empty.lic", 0, "licenses/empty.lic is refused: the file is empty")]
    [InlineData("licenses/large.lic", 65_537, "licenses/large.lic is refused: the file has 65537 bytes, more than the 65536")]
    public async Task File_ThatIsNoLicence_IsNotTakenAndTheReasonSaid(string key, int size, string reason)
    {
        var fleet = await StartFleetAsync();
        await fleet.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = fleet.BucketName, Key = key, ContentBody = new string('x', size) }, Timeout);

        var (_, answer) = await InvokeAsync(fleet, Assert.Single(fleet.Delivery.Pending));

        Assert.Equal("ignored", Text(answer, "status"));
        Assert.Contains(reason, Text(answer, "reason"), StringComparison.Ordinal);
        Assert.DoesNotContain((await fleet.ReadTableAsync(Timeout)).Licenses, item => item.Pool is not null);
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task TestEvent_OfANewNotification_IsAcknowledged()
    {
        var fleet = await StartFleetAsync();

        var (_, answer) = await InvokeAsync(fleet, $$"""
            {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z","Bucket":"{{fleet.BucketName}}","RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE"}
            """);

        Assert.Equal(("completed", "test"), (Text(answer, "status"), Text(answer, "action")));
    }

    [SandboxFact]
    public async Task SampleEvents_OfTheDocumentation_AreUnderstood()
    {
        var fleet = await StartFleetAsync();

        // Such a file never was in the bucket, so its removal is what S3 shows.
        var (_, created) = await InvokeAsync(fleet, SampleEvents.Read("license-created.json", fleet, "i-0123456789abcdef0"));
        var (_, removed) = await InvokeAsync(fleet, SampleEvents.Read("license-removed.json", fleet, "i-0123456789abcdef0"));

        Assert.Equal("the licence FGVM00TM00000001 is in the pool", Text(created, "reason"));
        Assert.Equal("the licence FGVM00TM00000001 is withdrawn", Text(removed, "reason"));
    }

    private async Task<(string? Status, string? Action, string? License)> TellAsync(Fleet fleet, CloudEvent told)
    {
        var (result, answer) = await InvokeAsync(fleet, told);
        Assert.True(answer is not null, result.ErrorMessage);
        return (Text(answer, "status"), Text(answer, "action"), Text(answer, "license"));
    }
}
