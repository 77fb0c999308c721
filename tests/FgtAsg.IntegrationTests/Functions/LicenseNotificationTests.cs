using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>License files of a real bucket, in both forms in which S3 tells of them.</summary>
public sealed class LicenseNotificationTests : PoolFleetTest
{
    private const string Content = "-----BEGIN FGT VM LICENSE-----";

    [Theory]
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

    private async Task<(string? Status, string? Action, string? License)> TellAsync(Fleet fleet, CloudEvent told)
    {
        var (result, answer) = await InvokeAsync(fleet, told);
        Assert.True(answer is not null, result.ErrorMessage);
        return (Text(answer, "status"), Text(answer, "action"), Text(answer, "license"));
    }
}
