using Amazon.Route53;
using Amazon.Route53.Model;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Tests.Sandbox.Route53;

public sealed class HostedZoneTests
{
    private readonly HostedZones _zones = new();
    private readonly HostedZone _zone;

    public HostedZoneTests() => _zone = _zones.Create("fw.internal", isPrivate: true);

    [Fact]
    public void Change_OneNameWithTwoIdentifiers_ChangesOnlyItsRecord()
    {
        Change(Upsert("FGT-1", "10.0.0.1", "i-1"), Upsert("fgt-1", "10.0.0.2", "i-2"));
        Change(Delete("fgt-1", "10.0.0.1", "i-1"));

        Assert.Equal(["fgt-1.fw.internal A 10.0.0.2"], _zone.AddressTexts);
    }

    [Fact]
    public void Change_WithSeveralProblems_ReportsAllAndChangesNothing()
    {
        Change(Upsert("a", "10.0.0.1"));

        var refusal = Assert.Throws<InvalidChangeBatchException>(
            () => Change(Upsert("a", "10.0.0.9"), Delete("b", "10.0.0.1"), Upsert("a", "10.0.0.1", "i-1"), Delete("a", "10.0.0.2")));

        Assert.Contains("non multivalue answer", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("it was not found", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("do not match", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["a.fw.internal A 10.0.0.1"], _zone.AddressTexts);
    }

    [Theory]
    [InlineData(true, false, 60L, "10.0.0.1", "routing policy")]
    [InlineData(false, true, 60L, "10.0.0.1", "routing policy")]
    [InlineData(false, false, null, "10.0.0.1", "TTL")]
    [InlineData(false, false, 60L, null, "value")]
    public void Change_Invalid_IsRefused(bool hasIdentifier, bool isMultiValueAnswer, long? ttl, string? value, string because)
    {
        var change = Upsert("a", "10.0.0.1");
        change.ResourceRecordSet.SetIdentifier = hasIdentifier ? "i-1" : null;
        change.ResourceRecordSet.MultiValueAnswer = isMultiValueAnswer ? true : null;
        change.ResourceRecordSet.TTL = ttl;
        change.ResourceRecordSet.ResourceRecords = value is null ? [] : [new ResourceRecord { Value = value }];

        Assert.Contains(because, Assert.Throws<InvalidChangeBatchException>(() => Change(change)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zone_CreatedAfterADeletion_HasAnUnusedId()
    {
        var second = _zones.Create("b.internal", isPrivate: false).Id;
        _zones.Delete(_zone.Id);

        Assert.NotEqual(second, _zones.Create("c.internal", isPrivate: false).Id);
        Assert.Throws<NoSuchHostedZoneException>(() => _zones.Get(_zone.Id));
    }

    [Fact]
    public void Delete_ZoneWithRecords_IsRefused()
    {
        Change(Upsert("a", "10.0.0.1"));

        Assert.Equal("HostedZoneNotEmpty", Assert.Throws<AmazonRoute53Exception>(() => _zones.Delete($"/hostedzone/{_zone.Id}")).ErrorCode);
    }

    private void Change(params Change[] changes) => _zone.Change(new ChangeBatch { Changes = [.. changes] });

    private static Change Upsert(string name, string address, string? identifier = null) =>
        Of(ChangeAction.UPSERT, name, address, identifier);

    private static Change Delete(string name, string address, string? identifier = null) =>
        Of(ChangeAction.DELETE, name, address, identifier);

    private static Change Of(ChangeAction action, string name, string address, string? identifier) => new()
    {
        Action = action,
        ResourceRecordSet = new ResourceRecordSet
        {
            Name = $"{name}.fw.internal",
            Type = RRType.A,
            TTL = 60,
            SetIdentifier = identifier,
            MultiValueAnswer = identifier is null ? null : true,
            ResourceRecords = [new ResourceRecord { Value = address }],
        },
    };
}
