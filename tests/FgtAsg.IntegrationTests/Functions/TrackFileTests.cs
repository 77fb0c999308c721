using System.Text.Json.Nodes;
using Amazon.S3.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>The track file and its tag lock, in S3 as the function meets it.</summary>
public sealed class TrackFileTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    [SandboxFact]
    public async Task Launch_TrackFileLocked_WaitsForTheHolder()
    {
        var fleet = await StartFleetAsync();
        await PutAsync(fleet, "{}", ("lock_id", "another-writer"));
        var (_, launch) = await LaunchOneAsync(fleet);
        var launching = InvokeAsync(fleet, launch);
        await fleet.Aws.Calls.WaitForAsync(c => c.Action == "GetObjectTagging", Timeout);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Timeout);
        Assert.Empty((await fleet.ReadTrackFileAsync(Timeout)).Content!);
        Assert.False(launching.IsCompleted);

        await PutTagsAsync(fleet, ("lock_id", ""));

        Assert.Equal("completed", Text((await launching).Answer, "status"));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_LeaseOfADeadHolderIsOver_TakesTheLockOver()
    {
        var fleet = await StartFleetAsync();
        await PutAsync(fleet, "{}", ("lock_id", "dead-writer"), ("lock_expires", "2020-01-01T00:00:00Z"), ("owner", "network-team"));
        var (_, launch) = await LaunchOneAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal("completed", Text(answer, "status"));
        var tags = await fleet.S3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey }, Timeout);
        Assert.Equal(["owner=network-team"], tags.Tagging.Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxTheory]
    [InlineData("""{"i-0123456789abcdef0":{"1":{"NetworkInterfaceId":"eni-1""")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"i-0123456789abcdef0":"text"}""")]
    public async Task Launch_TrackFileUnreadable_IsKeptAsideAndRebuiltFromEc2(string content)
    {
        var fleet = await StartFleetAsync();
        await LaunchIntoServiceAsync(fleet);
        await PutAsync(fleet, content);
        var (_, launch) = await LaunchOneAsync(fleet);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal("completed", Text(answer, "status"));
        var warning = Assert.Single(answer!["warnings"]!.AsArray())!.GetValue<string>();
        Assert.Contains("it is kept as intf_track.json.invalid-", warning, StringComparison.Ordinal);
        var objects = await fleet.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = fleet.BucketName, Prefix = "intf_track.json.invalid-" }, Timeout);
        using var kept = await fleet.S3.GetObjectAsync(fleet.BucketName, Assert.Single(objects.S3Objects).Key, Timeout);
        using var reader = new StreamReader(kept.ResponseStream);
        Assert.Equal(content, await reader.ReadToEndAsync(Timeout));
        await AssertInvariantsAsync(fleet);
    }

    [SandboxFact]
    public async Task Launch_EntriesOfOthers_AreKeptWithAllTheirFields()
    {
        var fleet = await StartFleetAsync();
        const string Other = """{"0":{"NetworkInterfaceId":"eni-0","Extra":{"a":[1,2]}},"1":{"NetworkInterfaceId":"eni-1","TagSet":[]}}""";
        await PutAsync(fleet, $$"""{"i-0aaaaaaaaaaaaaaaa":{{Other}}}""");

        await LaunchIntoServiceAsync(fleet);

        var content = (await fleet.ReadTrackFileAsync(Timeout)).Content!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Other), content["i-0aaaaaaaaaaaaaaaa"]));
        Assert.Equal(2, content.Count);
    }

    private async Task PutAsync(Fleet fleet, string content, params (string Key, string Value)[] tags)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        await fleet.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey, InputStream = stream, TagSet = TagSet(tags) }, Timeout);
    }

    private Task PutTagsAsync(Fleet fleet, params (string Key, string Value)[] tags) => fleet.S3.PutObjectTaggingAsync(
        new PutObjectTaggingRequest { BucketName = fleet.BucketName, Key = Fleet.TrackFileKey, Tagging = new Tagging { TagSet = TagSet(tags) } }, Timeout);

    private static List<Tag> TagSet((string Key, string Value)[] tags) => [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
