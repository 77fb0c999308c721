using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using static FgtAsg.Tests.Sandbox.Fleets.PoolScenario;

namespace FgtAsg.Tests.Sandbox.Fleets;

public sealed class PoolInvariantsTests
{
    private static readonly DateTimeOffset Then = DateTimeOffset.UnixEpoch;

    private readonly PoolScenario _good = new();

    [Fact]
    public void Good_HasNone() => Assert.Empty(_good.Check());

    [Theory]
    [InlineData("Warmed:Running")]
    [InlineData("Warmed:Hibernated")]
    public void Warm_HoweverThePoolKeepsIt_HasNone(string state) => Assert.Empty(_good.WithState(Warm, state).Check());

    [Fact]
    public void WithoutDns_ZoneIsNotLookedAt() =>
        Assert.Empty(PoolInvariants.Check(_good.Fleet, _good.Pools, zone: null, _good.Rules with { ZoneName = null }));

    [Fact]
    public void WithdrawnLicense_StillHeld_HasNone() => Assert.Empty(_good.WithLicense("L1", item => item with { WithdrawnAt = Then }).Check());

    [Fact]
    public void Item_OfNoKnownKind() =>
        Broken(_good with { Pools = _good.Pools with { Unknown = ["lock#1"] } }, "the table has an item lock#1, of no known kind");

    [Fact]
    public void Item_OfTheWrongKind() =>
        Broken(_good.WithLicense("L1", item => item with { Kind = "hostname" }), "license#L1 is of the kind hostname");

    [Fact]
    public void Held_AndFree() =>
        Broken(_good.WithLicense("L1", item => item with { Pool = "license" }), "license#L1 is held by i-1, and free in the pool license");

    [Fact]
    public void Withdrawn_AndFree() => Broken(
        _good.WithLicense("L4", item => item with { Pool = "license" }), "license#L4 is withdrawn, and free in the pool license");

    [Fact]
    public void Withdrawn_ForEver() => Broken(
        _good.WithLicense("L4", item => item with { ExpiresAt = null }),
        "license#L4 is withdrawn and held by nobody, and would stay for ever: it has no ExpiresAt");

    [Fact]
    public void NeitherHeldNorFree()
    {
        Broken(
            _good.WithHostname("fgt-003", item => item with { Pool = null }),
            "hostname#fgt-003 is lost: held by nobody, and in the pool (none) since 1970-01-01 00:00:00Z");
        Broken(
            _good.WithLicense("L3", item => item with { AvailableSince = null }), "license#L3 is lost: held by nobody, and in the pool license since never");
    }

    [Fact]
    public void Held_ByOneThatIsGone() => Broken(
        _good.WithHostname("fgt-003", item => item with { Pool = null, InstanceId = Gone }),
        "hostname#fgt-003 is held by i-gone, which is not live",
        "hostname#fgt-003 is held by i-gone, whose item names none");

    [Fact]
    public void Held_ByOneThatIsStillLaunching() => Broken(
        _good.WithLicense("L3", item => item with { Pool = null, InstanceId = "i-new" }),
        "license#L3 is held by i-new, which is not live",
        "license#L3 is held by i-new, which has no item");

    [Fact]
    public void Held_ByOneThatNamesAnother() => Broken(
        _good.WithLicense("L3", item => item with { Pool = null, InstanceId = One }),
        "license#L3 is held by i-1, whose item names L1",
        "i-1 holds 2 licences: L1, L3");

    [Fact]
    public void Held_ByOneThatHasEnded() => Broken(
        _good.WithItem(One, item => item with { State = InstanceStates.Failed, ExpiresAt = Then }),
        "license#L1 is held by i-1, whose item says Failed",
        "hostname#fgt-001 is held by i-1, whose item says Failed",
        "i-1 is in service, and its item says Failed",
        "i-1 has ended (Failed), and holds the licence L1",
        "i-1 has ended (Failed), and holds the hostname fgt-001");

    [Fact]
    public void Named_ByTwo() => Broken(
        _good.WithItem(Two, item => item with { License = "L1" }).WithTag(Two, "License", "L1"),
        "license#L2 is held by i-2, whose item names L1",
        "L1, one of the licences, has 2 holders: i-1, i-2",
        "instance#i-2 names the licence L1, which is held by i-1");

    [Fact]
    public void Named_AndHeldByNobody()
    {
        Broken(
            _good.WithItem("i-of-another-group", item => item with { License = "L9" }),
            "instance#i-of-another-group names the licence L9, which is held by nobody");
        Broken(
            _good.WithItem("i-of-another-group", item => item with { Hostname = "fgt-003" }),
            "instance#i-of-another-group names the hostname fgt-003, which is held by nobody");
    }

    [Fact]
    public void InService_WithoutAnItem() => Broken(
        _good.WithoutItem(One),
        "license#L1 is held by i-1, which has no item",
        "hostname#fgt-001 is held by i-1, which has no item",
        "i-1 is in service, and has no item",
        "i-1 is in service without a licence",
        "i-1 is in service without a hostname",
        "the tag Hostname of i-1 is fgt-001, and its item says none",
        "the tag License of i-1 is L1, and its item says none",
        "the tag Name of i-1 is fgt-001, and its item says none",
        "the A record fgt-001.fleet.internal. of i-1 (10.0.2.4) leads to no instance in service with that hostname");

    [Fact]
    public void InService_ItemSaysOtherwise() => Broken(
        _good.WithItem(One, item => item with { State = InstanceStates.Launching }), "i-1 is in service, and its item says Launching");

    [Fact]
    public void InService_WithoutALicence_OnlyWhereOneIsRequired()
    {
        var without = _good
            .WithLicense("L1", item => item with { InstanceId = null, Pool = "license", AvailableSince = Then })
            .WithItem(One, item => item with { License = null })
            .WithTag(One, "License", null);

        Broken(without, "i-1 is in service without a licence");
        Assert.Empty((without with { Rules = without.Rules with { LicenseRequired = false } }).Check());
    }

    [Fact]
    public void InService_WithoutAHostname_OnlyWhereOneIsRequired()
    {
        var without = _good
            .WithHostname("fgt-001", item => item with { InstanceId = null, Pool = "hostname", AvailableSince = Then })
            .WithItem(One, item => item with { Hostname = null })
            .WithTag(One, "Hostname", null)
            .WithTag(One, "Name", "from the launch template")
            .WithRecord("fgt-001.fleet.internal.", "A");

        Broken(without, "i-1 is in service without a hostname");
        Assert.Empty((without with { Rules = without.Rules with { HostnameRequired = false } }).Check());
    }

    [Fact]
    public void Warm_HoldsWhatItShouldHaveGivenBack() => Broken(
        _good.WithState(One, "Warmed:Stopped").WithItem(One, item => item with { State = InstanceStates.Warmed }),
        "i-1 is in the warm pool, and holds the licence L1",
        "i-1 is in the warm pool, and holds the hostname fgt-001",
        "the A record fgt-001.fleet.internal. of i-1 (10.0.2.4) leads to no instance in service with that hostname");

    [Fact]
    public void Warm_ItemSaysOtherwise()
    {
        Broken(_good.WithItem(Warm, item => item with { State = InstanceStates.InService }), "i-warm is in the warm pool, and its item says InService");
        Broken(_good.WithoutItem(Warm), "i-warm is in the warm pool, and has no item");
    }

    [Fact]
    public void Ended_WouldStayForEver() => Broken(
        _good.WithItem(Gone, item => item with { ExpiresAt = null }),
        "i-gone has ended (Terminated), and its item would stay for ever: it has no ExpiresAt");

    [Fact]
    public void NotLive_AndNotEnded() => Broken(
        _good.WithItem(Gone, item => item with { State = InstanceStates.Terminating }), "i-gone is not live, and its item says Terminating");

    [Theory]
    [InlineData("Hostname", null, "the tag Hostname of i-1 is missing, and its item says fgt-001")]
    [InlineData("License", "L2", "the tag License of i-1 is L2, and its item says L1")]
    [InlineData("Name", "FGT", "the tag Name of i-1 is FGT, and its item says fgt-001")]
    public void Tag_DiffersFromTheItem(string tag, string? value, string violation) => Broken(_good.WithTag(One, tag, value), violation);

    [Fact]
    public void Tag_OfAWarmOne_IsANameOfThePool()
    {
        Broken(_good.WithTag(Warm, "Name", "fgt-003"), "the tag Name of i-warm is fgt-003, and its item says none");
        Broken(_good.WithTag(Warm, "License", "L3"), "the tag License of i-warm is L3, and its item says none");
    }

    [Fact]
    public void Zone_RecordOfNobody()
    {
        Broken(
            _good.WithRecord("fgt-003.fleet.internal.", "A", "10.0.2.4"),
            "the A record fgt-003.fleet.internal. of i-1 (10.0.2.4) leads to no instance in service with that hostname");
        Broken(
            _good.WithRecord("fgt-003.fleet.internal.", "AAAA", "2001:db8::9"),
            "the AAAA record fgt-003.fleet.internal. of i-1 (2001:db8::9) leads to no instance in service with that hostname");
    }

    [Fact]
    public void Zone_RecordIsMissing()
    {
        Broken(
            _good.WithRecord("fgt-001.fleet.internal.", "A"), "the A record fgt-001.fleet.internal of i-1 is missing, and its interface has 10.0.2.4");
        Broken(
            _good.WithRecord("fgt-002.fleet.internal.", "AAAA"),
            "the AAAA record fgt-002.fleet.internal of i-2 is missing, and its interface has 2001:db8::5");
    }

    [Fact]
    public void Zone_RecordHasAnotherAddress()
    {
        Broken(
            _good.WithRecord("fgt-001.fleet.internal.", "A", "10.0.0.4"),
            "the A record fgt-001.fleet.internal of i-1 is 10.0.0.4, and its interface has 10.0.2.4");
        Broken(
            _good.WithRecord("fgt-001.fleet.internal.", "A", "10.0.2.4", "10.0.2.9"),
            "the A record fgt-001.fleet.internal of i-1 is 10.0.2.4 10.0.2.9, and its interface has 10.0.2.4");
        Broken(
            _good.WithRecord("fgt-001.fleet.internal.", "AAAA", "2001:db8::5"),
            "the AAAA record fgt-001.fleet.internal of i-1 is 2001:db8::5, and its interface has no IPv6 address");
    }

    [Fact]
    public void Zone_InterfaceIsMissing() => Broken(
        _good with { Fleet = _good.Fleet with { NetworkInterfaces = [.. _good.Fleet.NetworkInterfaces.Where(i => i.Id != "eni-i-1-2")] } },
        "i-1 has no interface at index 2 for its name fgt-001.fleet.internal to lead to");

    private static void Broken(PoolScenario scenario, params string[] violations) => Assert.Equal(violations.Order(), scenario.Check().Order());
}
