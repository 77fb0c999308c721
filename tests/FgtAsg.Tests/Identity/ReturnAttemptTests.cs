using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>The instance record after the instance gave back its license and hostname.</summary>
public sealed class ReturnAttemptTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_000_000);
    private static readonly long Expiry = 1_000_000 + (14 * 24 * 60 * 60);
    private static readonly DnsRecord Dns = new("Z1", "fgt-001.fw.example.internal", 60, "10.0.2.9", Ipv6: null);

    [Theory]
    [InlineData("Terminating", "Terminated")]
    [InlineData("Failed", "Failed")]
    [InlineData("Terminated", "Terminated")]
    public void Target_OfAnEndedInstance_EndsTheRecordAndKeepsItsDns(string before, string after)
    {
        var target = Target(Record(before), ReturnReason.Ended);

        Assert.Equal(Record(after) with { License = null, Hostname = null, ExpiresAt = Expiry }, target);
    }

    [Theory]
    [InlineData("Terminating")]
    [InlineData("Failed")]
    public void Target_WhileResourcesAreLeft_OnlyEmptiesTheRecord(string state) =>
        Assert.Equal(Record(state) with { License = null, Hostname = null }, Target(Record(state), ReturnReason.Ending));

    [Theory]
    [InlineData("Returning")]
    [InlineData("Warmed")]
    public void Target_IntoTheWarmPool_IsWarmed(string state) => Assert.Equal(
        Record("Warmed") with { License = null, Hostname = null }, Target(Record(state), ReturnReason.IntoWarmPool));

    /// <summary>
    /// The sweep checks records in state Returning but not in state Warmed. In state Warmed, a DNS record that could not be deleted would
    /// stay for ever.
    /// </summary>
    [Theory]
    [InlineData("Returning")]
    [InlineData("Warmed")]
    public void Target_IntoTheWarmPoolWhileResourcesAreLeft_IsStillReturning(string state) => Assert.Equal(
        Record("Returning") with { License = null, Hostname = null }, Target(Record(state), ReturnReason.IntoWarmPoolStill));

    [Theory]
    [InlineData("InService")]
    [InlineData("Launching")]
    [InlineData("Terminating")]
    public void Target_IntoTheWarmPoolButInAnotherStateByNow_ChangesNothing(string state)
    {
        var attempt = new ReturnAttempt(Record(state), ReturnReason.IntoWarmPool);

        Assert.Equal(Record(state), attempt.Target(Now));
        Assert.Empty(attempt.ToReturn);
    }

    [Fact]
    public void Learn_ForeignAndWithdrawnItems_AreDistinguished()
    {
        var attempt = new ReturnAttempt(Record("Terminating"), ReturnReason.Ended);

        attempt.Learn([Refused("InstanceId", Given.Id.Value, "WithdrawnAt"), Refused("InstanceId", "i-0fedcba9876543210", "Kind"), null]);

        Assert.Equal([PoolKind.License], attempt.ToReturn);
        Assert.True(attempt.IsWithdrawn(PoolKind.License));
    }

    [Fact]
    public void Learn_RecordIsGone_StillReturnsItsItems()
    {
        var attempt = new ReturnAttempt(Record("Terminating"), ReturnReason.Ended);

        attempt.Learn([null, null, new Refusal(IsBusy: false, IsThrottled: false, Item: null)]);

        Assert.True(attempt.RecordIsGone);
        Assert.Equal(PoolKind.All, attempt.ToReturn);
    }

    [Fact]
    public void Target_EndedBefore_ChangesNothing()
    {
        var ended = Record("Terminated") with { License = null, Hostname = null, ExpiresAt = 5 };

        Assert.Equal(ended, Target(ended, ReturnReason.Ended));
    }

    private static InstanceRecord Target(InstanceRecord record, ReturnReason reason) => new ReturnAttempt(record, reason).Target(Now);

    private static Refusal Refused(string attribute, string value, string also) => new(
        IsBusy: false,
        IsThrottled: false,
        new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>(StringComparer.Ordinal)
        {
            [attribute] = value.ToAttribute(),
            [also] = "x".ToAttribute(),
        });

    private static InstanceRecord Record(string state) =>
        new(Given.Id, "fleet", Enum.Parse<RecordState>(state))
        {
            License = "lic",
            Hostname = "fgt-001",
            Dns = Dns,
            LaunchingAt = "2026-03-01T12:00:00Z",
        };
}
