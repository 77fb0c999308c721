using Amazon.S3.Model;
using FgtAsg.Network;

namespace FgtAsg.Tests.Network;

public sealed class LockTagsTests
{
    private static readonly DateTimeOffset Expires = new(2026, 3, 1, 12, 0, 30, 250, TimeSpan.Zero);

    [Fact]
    public void From_NoTags_IsFree()
    {
        Assert.Null(LockTags.From(null).Owner);
        Assert.Null(LockTags.From([]).Owner);
    }

    [Fact]
    public void From_EmptyId_IsFree() => Assert.Null(LockTags.From([new Tag { Key = "lock_id", Value = "" }]).Owner);

    [Fact]
    public void From_HeldLock_HasOwnerAndExpiryAndKeepsTheRest()
    {
        var tags = LockTags.From(
        [
            new Tag { Key = "team", Value = "network" },
            new Tag { Key = "lock_id", Value = "me" },
            new Tag { Key = "lock_expires", Value = "2026-03-01T12:00:30.250Z" },
        ]);

        Assert.Equal("me", tags.Owner);
        Assert.Equal(Expires, tags.Expires);
        Assert.Equal("team", Assert.Single(tags.Others).Key);
    }

    [Theory]
    [InlineData("2026-03-01T12:00:30.250Z")]
    [InlineData("2026-03-01T12:00:30.250")]
    [InlineData("2026-03-01T13:00:30.250+01:00")]
    public void From_AnyIso8601_IsTheSameTime(string text) =>
        Assert.Equal(Expires, LockTags.From([new Tag { Key = "lock_expires", Value = text }]).Expires);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    public void From_InvalidExpiry_IsALockWithoutALease(string text) =>
        Assert.Null(LockTags.From([new Tag { Key = "lock_id", Value = "me" }, new Tag { Key = "lock_expires", Value = text }]).Expires);

    [Fact]
    public void ToTagSet_Held_RoundTrips()
    {
        var held = LockTags.From([new Tag { Key = "team", Value = "network" }]).HeldBy("me", Expires);

        Assert.Equal(
            [("team", "network"), ("lock_id", "me"), ("lock_expires", "2026-03-01T12:00:30.250Z")],
            held.ToTagSet().Select(t => (t.Key, t.Value)));
        Assert.Equal(Expires, LockTags.From(held.ToTagSet()).Expires);
    }

    [Fact]
    public void ToTagSet_Released_HasAnEmptyIdLikeFortinetsFunction() => Assert.Equal(
        [("team", "network"), ("lock_id", "")],
        LockTags.From([new Tag { Key = "team", Value = "network" }])
            .HeldBy("me", Expires)
            .Released()
            .ToTagSet()
            .Select(t => (t.Key, t.Value)));
}
