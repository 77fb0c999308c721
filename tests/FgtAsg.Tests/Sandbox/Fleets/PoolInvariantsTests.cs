using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using static FgtAsg.Tests.Sandbox.Fleets.PoolScenario;

namespace FgtAsg.Tests.Sandbox.Fleets;

public sealed class PoolInvariantsTests
{
    private static readonly DateTimeOffset Then = DateTimeOffset.UnixEpoch;

    private static readonly PoolScenario Good = new();

    private static readonly PoolScenario WithoutLicense = Good
        .WithLicense("L1", item => item with { InstanceId = null, Pool = "license", AvailableSince = Then })
        .WithItem(One, item => item with { License = null })
        .WithTag(One, "License", null);

    private static readonly PoolScenario WithoutHostname = Good
        .WithHostname("fgt-001", item => item with { InstanceId = null, Pool = "hostname", AvailableSince = Then })
        .WithItem(One, item => item with { Hostname = null })
        .WithTag(One, "Hostname", null)
        .WithTag(One, "Name", "from the launch template")
        .WithRecord("fgt-001.fleet.internal.", "A");

    private static readonly PoolScenario FullNames = (Good with { Rules = Good.Rules with { FullNamesInTags = true } })
        .WithTag(One, "Name", "fgt-001.fleet.internal")
        .WithTag(One, "Hostname", "fgt-001.fleet.internal")
        .WithTag(Two, "Name", "fgt-002.fleet.internal")
        .WithTag(Two, "Hostname", "fgt-002.fleet.internal");

    private static readonly Dictionary<string, PoolScenario> Sound = new(StringComparer.Ordinal)
    {
        ["as it should be"] = Good,
        ["the pool keeps its instances running"] = Good.WithState(Warm, "Warmed:Running"),
        ["the pool keeps its instances hibernated"] = Good.WithState(Warm, "Warmed:Hibernated"),
        ["a withdrawn license is still held"] = Good.WithLicense("L1", item => item with { WithdrawnAt = Then }),
        ["no license, and none is required"] = WithoutLicense with { Rules = Good.Rules with { LicenseRequired = false } },
        ["full names, which the tags are to have"] = FullNames,
        ["a full name of another domain, which is a person's"] = Good.WithTag(Warm, "Name", "fgt-003.corp.internal"),
        ["no hostname, and none is required"] = WithoutHostname with { Rules = Good.Rules with { HostnameRequired = false } },
    };

    private static readonly Dictionary<string, (PoolScenario Scenario, string[] Violations)> Broken = new(StringComparer.Ordinal)
    {
        ["an item of no known kind"] = (
            Good with { Pools = Good.Pools with { Unknown = ["lock#1"] } }, ["the table has an item lock#1 of an unknown kind"]),
        ["an item of the wrong kind"] = (
            Good.WithLicense("L1", item => item with { Kind = "hostname" }), ["license#L1 is of the kind hostname"]),
        ["held and free"] = (
            Good.WithLicense("L1", item => item with { Pool = "license" }), ["license#L1 is held by i-1, and free in the pool license"]),
        ["withdrawn and free"] = (
            Good.WithLicense("L4", item => item with { Pool = "license" }), ["license#L4 is withdrawn, and free in the pool license"]),
        ["withdrawn for ever"] = (
            Good.WithLicense("L4", item => item with { ExpiresAt = null }),
            ["license#L4 is withdrawn and held by nobody, but has no ExpiresAt"]),
        ["neither held nor in a pool"] = (
            Good.WithHostname("fgt-003", item => item with { Pool = null }),
            ["hostname#fgt-003 is lost: held by nobody, and in the pool (none) since 1970-01-01 00:00:00Z"]),
        ["neither held nor available"] = (
            Good.WithLicense("L3", item => item with { AvailableSince = null }),
            ["license#L3 is lost: held by nobody, and in the pool license since never"]),
        ["held by one that is gone"] = (
            Good.WithHostname("fgt-003", item => item with { Pool = null, InstanceId = Gone }),
            ["hostname#fgt-003 is held by i-gone, which is not live", "hostname#fgt-003 is held by i-gone, whose item names none"]),
        ["held by one that is still launching"] = (
            Good.WithLicense("L3", item => item with { Pool = null, InstanceId = "i-new" }),
            ["license#L3 is held by i-new, which is not live", "license#L3 is held by i-new, which has no item"]),
        ["held by one that names another"] = (
            Good.WithLicense("L3", item => item with { Pool = null, InstanceId = One }),
            ["license#L3 is held by i-1, whose item names L1", "i-1 holds 2 licenses: L1, L3"]),
        ["held by one that has ended"] = (
            Good.WithItem(One, item => item with { State = InstanceStates.Failed, ExpiresAt = Then }),
            [
                "license#L1 is held by i-1, whose item says Failed",
                "hostname#fgt-001 is held by i-1, whose item says Failed",
                "i-1 is in service, and its item says Failed",
                "i-1 has ended (Failed), and holds the license L1",
                "i-1 has ended (Failed), and holds the hostname fgt-001",
            ]),
        ["named by two"] = (
            Good.WithItem(Two, item => item with { License = "L1" }).WithTag(Two, "License", "L1"),
            [
                "license#L2 is held by i-2, whose item names L1",
                "L1, one of the licenses, has 2 holders: i-1, i-2",
                "instance#i-2 names the license L1, which is held by i-1",
            ]),
        ["a license is named and held by nobody"] = (
            Good.WithItem("i-of-another-group", item => item with { License = "L9" }),
            ["instance#i-of-another-group names the license L9, which is held by nobody"]),
        ["a hostname is named and held by nobody"] = (
            Good.WithItem("i-of-another-group", item => item with { Hostname = "fgt-003" }),
            ["instance#i-of-another-group names the hostname fgt-003, which is held by nobody"]),
        ["in service without an item"] = (
            Good.WithoutItem(One),
            [
                "license#L1 is held by i-1, which has no item",
                "hostname#fgt-001 is held by i-1, which has no item",
                "i-1 is in service, and has no item",
                "i-1 is in service without a license",
                "i-1 is in service without a hostname",
                "the tag Hostname of i-1 is fgt-001, and its item says none",
                "the tag License of i-1 is L1, and its item says none",
                "the tag Name of i-1 is fgt-001, and its item says none",
                "the A record fgt-001.fleet.internal. of i-1 (10.0.2.4) does not belong to an instance in service with that hostname",
            ]),
        ["in service, and the item says otherwise"] = (
            Good.WithItem(One, item => item with { State = InstanceStates.Launching }), ["i-1 is in service, and its item says Launching"]),
        ["in service without a license"] = (WithoutLicense, ["i-1 is in service without a license"]),
        ["in service without a hostname"] = (WithoutHostname, ["i-1 is in service without a hostname"]),
        ["warm, and holds what it should have given back"] = (
            Good.WithState(One, "Warmed:Stopped").WithItem(One, item => item with { State = InstanceStates.Warmed }),
            [
                "i-1 is in the warm pool, and holds the license L1",
                "i-1 is in the warm pool, and holds the hostname fgt-001",
                "the A record fgt-001.fleet.internal. of i-1 (10.0.2.4) does not belong to an instance in service with that hostname",
            ]),
        ["warm, and the item says otherwise"] = (
            Good.WithItem(Warm, item => item with { State = InstanceStates.InService }),
            ["i-warm is in the warm pool, and its item says InService"]),
        ["warm without an item"] = (Good.WithoutItem(Warm), ["i-warm is in the warm pool, and has no item"]),
        ["ended, and would stay for ever"] = (
            Good.WithItem(Gone, item => item with { ExpiresAt = null }),
            ["i-gone has ended (Terminated), and its item has no ExpiresAt"]),
        ["neither live nor ended"] = (
            Good.WithItem(Gone, item => item with { State = InstanceStates.Terminating }),
            ["i-gone is not live, and its item says Terminating"]),
        ["the tag Hostname is missing"] = (
            Good.WithTag(One, "Hostname", null), ["the tag Hostname of i-1 is missing, and its item says fgt-001"]),
        ["the tag License differs"] = (Good.WithTag(One, "License", "L2"), ["the tag License of i-1 is L2, and its item says L1"]),
        ["the tag Name differs"] = (Good.WithTag(One, "Name", "FGT"), ["the tag Name of i-1 is FGT, and its item says fgt-001"]),
        ["the tag Name of a warm one is of the pool"] = (
            Good.WithTag(Warm, "Name", "fgt-003"), ["the tag Name of i-warm is fgt-003, and its item says none"]),
        ["the tag Name of a warm one is a full name of the pool"] = (
            Good.WithTag(Warm, "Name", "fgt-003.fleet.internal"),
            ["the tag Name of i-warm is fgt-003.fleet.internal, and its item says none"]),
        ["the tags have full names, and should have short ones"] = (
            FullNames with { Rules = Good.Rules },
            [
                "the tag Hostname of i-1 is fgt-001.fleet.internal, and its item says fgt-001",
                "the tag Name of i-1 is fgt-001.fleet.internal, and its item says fgt-001",
                "the tag Hostname of i-2 is fgt-002.fleet.internal, and its item says fgt-002",
                "the tag Name of i-2 is fgt-002.fleet.internal, and its item says fgt-002",
            ]),
        ["one tag has a short name, and should have a full one"] = (
            FullNames.WithTag(One, "Hostname", "fgt-001"),
            ["the tag Hostname of i-1 is fgt-001, and its item says fgt-001: it should be fgt-001.fleet.internal"]),
        ["the tag License of a warm one is of the pool"] = (
            Good.WithTag(Warm, "License", "L3"), ["the tag License of i-warm is L3, and its item says none"]),
        ["an A record of nobody"] = (
            Good.WithRecord("fgt-003.fleet.internal.", "A", "10.0.2.4"),
            ["the A record fgt-003.fleet.internal. of i-1 (10.0.2.4) does not belong to an instance in service with that hostname"]),
        ["an AAAA record of nobody"] = (
            Good.WithRecord("fgt-003.fleet.internal.", "AAAA", "2001:db8::9"),
            ["the AAAA record fgt-003.fleet.internal. of i-1 (2001:db8::9) does not belong to an instance in service with that hostname"]),
        ["an A record is missing"] = (
            Good.WithRecord("fgt-001.fleet.internal.", "A"),
            ["the A record fgt-001.fleet.internal of i-1 is missing, and its interface has 10.0.2.4"]),
        ["an AAAA record is missing"] = (
            Good.WithRecord("fgt-002.fleet.internal.", "AAAA"),
            ["the AAAA record fgt-002.fleet.internal of i-2 is missing, and its interface has 2001:db8::5"]),
        ["a record of another address"] = (
            Good.WithRecord("fgt-001.fleet.internal.", "A", "10.0.0.4"),
            ["the A record fgt-001.fleet.internal of i-1 is 10.0.0.4, and its interface has 10.0.2.4"]),
        ["a record of one address too many"] = (
            Good.WithRecord("fgt-001.fleet.internal.", "A", "10.0.2.4", "10.0.2.9"),
            ["the A record fgt-001.fleet.internal of i-1 is 10.0.2.4 10.0.2.9, and its interface has 10.0.2.4"]),
        ["a record of an address that the interface has not"] = (
            Good.WithRecord("fgt-001.fleet.internal.", "AAAA", "2001:db8::5"),
            ["the AAAA record fgt-001.fleet.internal of i-1 is 2001:db8::5, and its interface has no IPv6 address"]),
        ["the interface of the name is missing"] = (
            Good with { Fleet = Good.Fleet with { NetworkInterfaces = [.. Good.Fleet.NetworkInterfaces.Where(i => i.Id != "eni-i-1-2")] } },
            ["i-1 has no interface at index 2 for its name fgt-001.fleet.internal"]),
    };

    public static TheoryData<string> SoundNames => [.. Sound.Keys];

    public static TheoryData<string> BrokenNames => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(SoundNames))]
    public void Check_SoundFleet_FindsNothing(string name) => Assert.Empty(Sound[name].Check());

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void Check_BrokenFleet_FindsExactlyItsViolations(string name) =>
        Assert.Equal(Broken[name].Violations.Order(StringComparer.Ordinal), Broken[name].Scenario.Check().Order(StringComparer.Ordinal));

    [Fact]
    public void Check_WithoutDns_IgnoresTheZone() =>
        Assert.Empty(PoolInvariants.Check(Good.Fleet, Good.Pools, zone: null, Good.Rules with { ZoneName = null }));
}
