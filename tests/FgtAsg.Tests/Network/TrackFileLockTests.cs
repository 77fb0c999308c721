using System.Net;
using FgtAsg.Aws;
using FgtAsg.Network;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Network;

/// <summary>The tag lock: waiting for it, taking it over, losing it, and releasing it in all cases.</summary>
public sealed class TrackFileLockTests : TrackFileScenario
{
    /// <summary>The tags that Fortinet's function leaves.</summary>
    private static readonly Dictionary<string, string> Released = new(StringComparer.Ordinal) { ["lock_id"] = "" };

    [Fact]
    public async Task UpdateAsync_LockIsHeldThenFreed_WaitsForIt()
    {
        Bucket.Put(Key, "{}", Tags("somebody", "2099-01-01T00:00:00Z"));
        Gate.Before = call =>
        {
            if (Time.Elapsed > TimeSpan.FromSeconds(20))
            {
                Gate.Before = null;
                Assert.Equal("{}", Bucket.TextOf(Key));
                Bucket.PutTags(Key, new Dictionary<string, string>(StringComparer.Ordinal));
            }

            return null;
        };

        await AddAsync("i-00000001");

        Assert.InRange(Time.Elapsed, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
        Assert.Equal(["i-00000001"], Tracked());
    }

    [Theory]
    [InlineData("PutObjectTagging")]
    [InlineData("PutObject")]
    public async Task UpdateAsync_S3ReportsAConflict_IsRetried(string operation)
    {
        Bucket.Put(Key, "{}");
        var refusals = 2;
        Gate.Before = call =>
            call.Operation == operation && refusals-- > 0 ? AwsFault.S3("OperationAborted", HttpStatusCode.Conflict) : null;

        await AddAsync("i-00000001");

        Assert.True(refusals <= 0);
        Assert.Equal(["i-00000001"], Tracked());
        AssertFree();
    }

    [Fact]
    public async Task UpdateAsync_LockIsNeverFreed_GivesUpAndKeepsTheLock()
    {
        var held = Bucket.Put(Key, "{}", Tags("somebody", "2099-01-01T00:00:00Z"));

        await Assert.ThrowsAsync<OutOfTimeException>(() => AddAsync("i-00000001"));

        Assert.Same(held, Bucket.Get(Key));
    }

    [Fact]
    public async Task UpdateAsync_HolderDied_IsTakenOverWhenTheLeaseEnds()
    {
        Bucket.Put(
            Key,
            "{}",
            new Dictionary<string, string>(Tags("dead", "2026-03-01T12:00:12Z"), StringComparer.Ordinal) { ["owner"] = "network-team" });

        await AddAsync("i-00000001");

        Assert.InRange(Time.Elapsed, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(18));
        Assert.Equal([("owner", "network-team")], Bucket.Get(Key).Tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task UpdateAsync_HolderDiedAndNothingChanges_FreesTheLock()
    {
        Bucket.Put(Key, """{ "i-00000001": {} }""", Tags("dead", "2026-03-01T11:59:59Z"));

        await RemoveAsync("i-00000002");

        AssertFree();
        Assert.DoesNotContain(Gate.Calls, call => call.Operation == "PutObject");
    }

    [Fact]
    public async Task UpdateAsync_ForeignLockWithoutALease_IsTakenOverAfterOurLease()
    {
        Bucket.Put(Key, "{}", new Dictionary<string, string>(StringComparer.Ordinal) { ["lock_id"] = "fortinet" });

        await AddAsync("i-00000001");

        Assert.InRange(Time.Elapsed, TrackFile.Lease, TrackFile.Lease + Backoff.LongestRetry);
        AssertFree();
    }

    [Theory]
    [InlineData("ConditionalRequestConflict", 409)]
    [InlineData("PreconditionFailed", 412)]
    [InlineData("NoSuchKey", 404)]
    public async Task UpdateAsync_WriteIsRefusedOnce_IsRetriedWithoutWaitingForItsOwnLease(string code, int status)
    {
        Bucket.Put(Key, "{}");
        var isFirst = true;
        Gate.Before = call =>
        {
            if (call.Operation != "PutObject" || !isFirst)
            {
                return null;
            }

            isFirst = false;
            return AwsFault.S3(code, (HttpStatusCode)status);
        };

        await AddAsync("i-00000001");

        Assert.Equal(["i-00000001"], Tracked());
        AssertFree();
        Assert.True(Time.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task UpdateAsync_LockIsTakenOverWhileSuspended_WaitsForTheNewHolder()
    {
        Bucket.Put(Key, "{}", Released);
        var robbed = false;
        Gate.Before = call =>
        {
            // Between the read and the write the lease ends. Another writer takes the lock and is still working.
            if (call.Operation == "GetObject" && Gate.Requests<Amazon.S3.Model.PutObjectTaggingRequest>().Any() && !robbed)
            {
                robbed = true;
                Time.Advance(TrackFile.Lease + TimeSpan.FromSeconds(1));
                Bucket.PutTags(Key, Tags("robber", "2026-03-01T12:01:10Z"));
            }

            return null;
        };

        await AddAsync("i-00000001");

        Assert.True(robbed);
        Assert.Equal(["i-00000001"], Tracked());
        AssertFree();
        Assert.True(Time.Elapsed >= TimeSpan.FromSeconds(70), "The robber's lock was not respected.");
    }

    [Fact]
    public async Task UpdateAsync_NewHolderOfTheLockWrote_KeepsItsEntry()
    {
        Bucket.Put(Key, "{}");
        BeforeFirstWrite(() =>
        {
            Time.Advance(TrackFile.Lease + TimeSpan.FromSeconds(1));
            Bucket.Put(Key, """{ "i-00000009": {} }""", new Dictionary<string, string>(StringComparer.Ordinal) { ["lock_id"] = "" });
        });

        await AddAsync("i-00000001");

        Assert.Equal(["i-00000001", "i-00000009"], Tracked());
        AssertFree();
    }

    [Theory]
    [InlineData("PutObject")]
    [InlineData("GetObject")]
    public async Task UpdateAsync_NoPermission_ThrowsAndLeavesNoLock(string operation)
    {
        Bucket.Put(Key, "{}", Released);
        Gate.Before = call =>
            call.Operation == operation && Bucket.Get(Key).Tags.GetValueOrDefault("lock_id") == "writer" ? AwsFault.Fatal(call) : null;

        await Assert.ThrowsAsync<Amazon.S3.AmazonS3Exception>(() => AddAsync("i-00000001"));

        AssertFree();
    }

    [Fact]
    public async Task UpdateAsync_LockAnswerIsRefusedAfterItWasTaken_LeavesNoLock()
    {
        Bucket.Put(Key, "{}", Released);
        Gate.Before = call => call.Operation == "GetObjectTagging" && Gate.Requests<Amazon.S3.Model.GetObjectTaggingRequest>().Count() == 2
            ? AwsFault.Fatal(call)
            : null;

        await Assert.ThrowsAsync<Amazon.S3.AmazonS3Exception>(() => AddAsync("i-00000001"));

        AssertFree();
    }
}
