using FgtAsg.Fleet;

namespace FgtAsg.Tests.Network;

public sealed class TrackFileTests : TrackFileScenario
{
    [Fact]
    public async Task UpdateAsync_NoFileYet_IsCreatedWithAFreeLock()
    {
        await AddAsync("i-00000001");

        Assert.Equal(["i-00000001"], Tracked());
        AssertFree();
        Assert.Contains("TrackFileWait", Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateAsync_FileExists_IsWrittenUnderTheLockWithIfMatch()
    {
        Bucket.Put(Key, """{ "i-00000001": {} }""");

        await AddAsync("i-00000002");

        Assert.Equal(["i-00000001", "i-00000002"], Tracked());
        AssertFree();
        Assert.Equal(["GetObject", "PutObjectTagging", "PutObject"], Gate.Calls.Select(c => c.Operation));
        var tagging = Assert.Single(Gate.Requests<Amazon.S3.Model.PutObjectTaggingRequest>()).Tagging;
        Assert.Equal("writer", tagging.TagSet.Find(tag => tag.Key == "lock_id")?.Value);
        Assert.NotNull(Assert.Single(Gate.Requests<Amazon.S3.Model.PutObjectRequest>()).IfMatch);
    }

    /// <summary>
    /// Fortinet's function leaves an empty lock_id tag. If the file has tags, the function reads the lock before and after it takes it.
    /// </summary>
    [Fact]
    public async Task UpdateAsync_FileHasTags_ReadsTheLockBeforeAndAfterTakingIt()
    {
        Bucket.Put(Key, """{ "i-00000001": {} }""", new Dictionary<string, string>(StringComparer.Ordinal) { ["lock_id"] = "" });

        await AddAsync("i-00000002");

        Assert.Equal(["i-00000001", "i-00000002"], Tracked());
        Assert.Empty(Bucket.Get(Key).Tags);
        Assert.Equal(
            ["GetObject", "GetObjectTagging", "PutObjectTagging", "GetObjectTagging", "GetObject", "PutObject"],
            Gate.Calls.Select(c => c.Operation));
        Assert.NotNull(Assert.Single(Gate.Requests<Amazon.S3.Model.PutObjectRequest>()).IfMatch);
    }

    [Fact]
    public async Task UpdateAsync_FileWasReadTooLongAgo_IsReadAgainAndTheLockRespected()
    {
        Bucket.Put(Key, "{}");
        var look = await File(Gate, Time).LookAsync(NewRetryContext());
        Bucket.Put(Key, """{ "i-00000009": {} }""", Tags("somebody", "2026-03-01T12:00:12Z"));
        Time.Advance(TimeSpan.FromSeconds(6));

        await UpdateAsync(
            File(Gate, Time), document => document.With(InstanceId.Parse("i-00000001"), Entry), "writer", NewRetryContext(), look);

        Assert.Equal(["i-00000001", "i-00000009"], Tracked());
        Assert.True(Time.Elapsed >= TimeSpan.FromSeconds(12));
        AssertFree();
    }

    [Fact]
    public async Task UpdateAsync_NothingChanges_WritesNothingAndDoesNotWaitForTheLock()
    {
        Bucket.Put(Key, """{ "i-00000001": {} }""", Tags("somebody", "2099-01-01T00:00:00Z"));

        await RemoveAsync("i-00000002");

        Assert.Equal(["GetObject", "GetObjectTagging"], Gate.Calls.Select(c => c.Operation));
        Assert.Equal(TimeSpan.Zero, Time.Elapsed);
    }

    [Theory]
    [InlineData("""{ "i-00000009": { "1": """)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "i-00000009": "text" }""")]
    public async Task UpdateAsync_FileIsUnreadable_IsKeptAsideAndRebuilt(string content)
    {
        var unreadable = Bucket.Put(Key, content);

        var update = await AddAsync("i-00000001");

        var aside = $"{Key}.invalid-{unreadable.ETag.Trim('"')}";
        Assert.Equal(aside, update.KeptAside);
        Assert.Equal(content, Bucket.TextOf(aside));
        Assert.Contains($"it is kept as {aside}", Assert.Single(update.Warnings), StringComparison.Ordinal);
        Assert.Equal(["i-00000001", "i-0000000f"], Tracked());
        AssertFree();
    }

    [Fact]
    public async Task UpdateAsync_FileIsTooLongForTheMemory_IsKeptAsideAndRebuilt()
    {
        var content = $"{{}}{new string(' ', Longest)}";
        var tooLong = Bucket.Put(Key, content);

        var update = await AddAsync("i-00000001");

        var aside = $"{Key}.invalid-{tooLong.ETag.Trim('"')}";
        Assert.Equal(aside, update.KeptAside);
        Assert.Equal($"its {Longest + 2} bytes are more than an eighth of the function's memory", update.Problem);
        Assert.Equal(content, Bucket.TextOf(aside));
        Assert.Equal(["i-00000001", "i-0000000f"], Tracked());
        AssertFree();
    }

    [Fact]
    public async Task UpdateAsync_FileHasTheMaximumLength_IsRead()
    {
        Bucket.Put(Key, $"{{}}{new string(' ', Longest - 2)}");

        Assert.Null((await AddAsync("i-00000001")).KeptAside);
        Assert.Equal(["i-00000001"], Tracked());
    }

    [Fact]
    public async Task UpdateAsync_UnreadableFileIsReplacedMeanwhile_UsesTheNewFile()
    {
        Bucket.Put(Key, "{");
        Gate.Before = call =>
        {
            if (call.Operation == "CopyObject")
            {
                Bucket.Put(Key, """{ "i-00000002": {} }""");
            }

            return null;
        };

        var update = await AddAsync("i-00000001");

        Assert.Null(update.KeptAside);
        Assert.Equal(["i-00000001", "i-00000002"], Tracked());
        Assert.Equal([Key], Bucket.Keys);
    }

    [Fact]
    public async Task UpdateAsync_FileIsUnreadableAndNothingChanges_IsRebuilt()
    {
        Bucket.Put(Key, "{");

        await RemoveAsync("i-00000001");

        Assert.Equal(["i-0000000f"], Tracked());
    }

    [Fact]
    public async Task FindAsync_FileIsMissingOrUnreadable_ReturnsNull()
    {
        Assert.Null(await FindAsync("i-00000001"));
        Bucket.Put(Key, "{");
        Assert.Null(await FindAsync("i-00000001"));
        Bucket.Put(Key, """{ "i-00000001": { "1": { "NetworkInterfaceId": "eni-1" } } }""");
        Assert.Equal(["eni-1"], (await FindAsync("i-00000001"))!.InterfaceIdsOfOthers);
    }
}
