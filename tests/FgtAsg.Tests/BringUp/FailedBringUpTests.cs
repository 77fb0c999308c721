using System.Text;
using FgtAsg.BringUp;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Invariants;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.FortiOs;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Simulation;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.BringUp;

/// <summary>Whole launches of firewalls that misbehave. Each ends with a reason by name, and no secret is anywhere.</summary>
public sealed class FailedBringUpTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly FortiGateOptions Units = new() { BootTime = Minute, RebootTime = Minute };

    [Theory]
    [InlineData(UnitMisbehavior.NeverBoots, BringUpFailure.FortiOsUnreachable)]
    [InlineData(UnitMisbehavior.Garbage, BringUpFailure.FortiOsUnreadable)]
    [InlineData(UnitMisbehavior.HtmlInsteadOfJson, BringUpFailure.FortiOsUnreadable)]
    [InlineData(UnitMisbehavior.TenMegabytes, BringUpFailure.FortiOsUnreadable)]
    [InlineData(UnitMisbehavior.Redirect, BringUpFailure.FortiOsUnreadable)]
    [InlineData(UnitMisbehavior.LockedAccount, BringUpFailure.LoginRefused)]
    [InlineData(UnitMisbehavior.ForeignPassword, BringUpFailure.PasswordUnknown)]
    internal void MisbehavingUnit_IsAbandonedByName_AndGetsNoLicense(UnitMisbehavior misbehavior, BringUpFailure expected) =>
        Launch(Units, misbehavior, fleet =>
        {
            Assert.Contains($"{expected}: ", fleet.Fleet.Logged, StringComparison.Ordinal);
            Assert.Empty(InService(fleet));
            Assert.All(fleet.Fleet.Aws.FortiGates.Units, unit => Assert.Equal(0, unit.Uploads));
            Assert.Equal(0, fleet.Cooling);
        });

    [Fact]
    public void PolicyThatRefusesThePassword_IsNamedAfterThreeTries() => Launch(
        Units with { Dialect = FortiOsDialect.V765 with { ShortestPassword = 60 } },
        UnitMisbehavior.None,
        fleet =>
        {
            Assert.Contains("PasswordRefusedByPolicy: FortiOS on i-", fleet.Fleet.Logged, StringComparison.Ordinal);
            Assert.Contains("does not take the password in /fleet/fortios", fleet.Fleet.Logged, StringComparison.Ordinal);
            Assert.Empty(InService(fleet));
        });

    /// <summary>The license never arrives. It is sent three times, and so is another one.</summary>
    [Fact]
    public void SessionsThatEndEarly_EndTheLaunchUnproven() => Launch(Units, UnitMisbehavior.SessionEndsEarly, fleet =>
    {
        Assert.Contains("2 licenses could not be proven", fleet.Fleet.Logged, StringComparison.Ordinal);
        Assert.Empty(InService(fleet));
        Assert.All(fleet.Fleet.Aws.FortiGates.Units, unit => Assert.Equal(0, unit.Uploads));
    });

    /// <summary>FortiOS says that the license is valid, and so does another living firewall with the same serial number.</summary>
    [Fact]
    public void SerialOfALivingFirewall_TakesAnotherLicense() => FortiOsFleet.Run(Units, 10 * Minute, licenses: 6, async (fleet, _) =>
    {
        fleet.Launch(1);
        await fleet.SettleAsync();
        var first = Assert.Single(InService(fleet));
        var serial = FortinetServers.SerialOf(fleet.Fleet.Bucket.TextOf(fleet.Fleet.LicenseKey("license-002")));
        Claim(fleet, first, serial);

        fleet.Launch(1);
        await fleet.SettleAsync();

        var second = Assert.Single(InService(fleet), id => id != first);
        Assert.Equal("license-003", PoolAssert.RecordOf(fleet.Fleet, second)["License"].S);
        Assert.Contains("another living firewall has its serial number", fleet.Fleet.Logged, StringComparison.Ordinal);
        Assert.Equal(1, fleet.Cooling);
    });

    /// <summary>FortiOS refuses the file for good: it is quarantined until its content changes.</summary>
    [Fact]
    public void RefusedLicense_IsDrawnAgain_WhenItsFileChanges() => FortiOsFleet.Run(Units, 10 * Minute, licenses: 2, async (fleet, _) =>
    {
        var key = fleet.Fleet.LicenseKey("license-001");
        fleet.Fleet.Aws.FortiGates.Servers.Refused.Add(FortinetServers.SerialOf(fleet.Fleet.Bucket.TextOf(key)));
        fleet.Launch(1);
        await fleet.SettleAsync();
        var refused = fleet.Fleet.Table.Find("license#license-001")!;
        Assert.StartsWith("FortiOS refused the license", refused["Refused"].S, StringComparison.Ordinal);
        Assert.False(refused.ContainsKey("Pool"));

        // The same content under another name stays out of the pool, too.
        fleet.Fleet.Bucket.Put(fleet.Fleet.LicenseKey("copy"), fleet.Fleet.Bucket.TextOf(key));
        fleet.Fleet.Bucket.Put(key, LicenseText.Of("another license"));
        await fleet.SweepAsync();
        fleet.Launch(1);
        await fleet.SettleAsync();

        Assert.Equal(2, InService(fleet).Count);
        Assert.Equal(
            ["license-001", "license-002"],
            InService(fleet).Select(id => PoolAssert.RecordOf(fleet.Fleet, id)["License"].S).Order(StringComparer.Ordinal));
    });

    private static void Launch(FortiGateOptions options, UnitMisbehavior misbehavior, Action<FortiOsFleet> check) =>
        FortiOsFleet.Run(options with { Misbehavior = misbehavior }, 10 * Minute, licenses: 6, async (fleet, _) =>
        {
            fleet.Launch(1);
            await fleet.SettleAsync();

            check(fleet);
            Assert.Empty(fleet.Violations);
            Assert.True(fleet.Lambda.Longest <= TimeSpan.FromSeconds(30), $"{fleet.Lambda.Longest}");
            Assert.All(Secrets(fleet), secret => Assert.All(Places(fleet), place =>
                Assert.DoesNotContain(secret, place, StringComparison.Ordinal)));
        });

    /// <summary>The password and the licenses, as they are and in the form of each request.</summary>
    private static IEnumerable<string> Secrets(FortiOsFleet fleet)
    {
        yield return FortiOsWorld.Password;
        yield return "BEGIN FGT VM LICENSE";
        foreach (var (_, text) in fleet.Fleet.Bucket.Texts.Where(IsLicense))
        {
            yield return Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
        }
    }

    /// <summary>The log with its metrics, every event, call and answer, the table, the bucket, and the tags.</summary>
    private static IEnumerable<string> Places(FortiOsFleet fleet)
    {
        yield return fleet.Fleet.Logged;
        yield return fleet.Trace;
        yield return System.Text.Json.JsonSerializer.Serialize(fleet.Fleet.Table.Items);
        foreach (var (_, text) in fleet.Fleet.Bucket.Texts.Where(file => !IsLicense(file)))
        {
            yield return text;
        }

        foreach (var instance in fleet.Fleet.Cloud.Instances)
        {
            yield return string.Join(' ', instance.Tags);
        }
    }

    private static bool IsLicense((string Key, string Text) file) => file.Key.EndsWith(".lic", StringComparison.Ordinal);

    private static IReadOnlyCollection<string> InService(FortiOsFleet fleet) =>
        [.. FleetView.Of(fleet.Fleet.Cloud, SimulatedFleet.GroupName).InService];

    /// <summary>Another firewall has proven this serial number, and lives.</summary>
    private static void Claim(FortiOsFleet fleet, string machine, string serial)
    {
        var record = PoolAssert.RecordOf(fleet.Fleet, machine).ToDictionary(StringComparer.Ordinal);
        record["FortiOs"].M["Serial"] = serial.ToAttribute();
        fleet.Fleet.Table.Put(record);
        fleet.Fleet.Table.Put(new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = SerialRegister.KeyOf(serial).ToAttribute(),
            ["Kind"] = "serial".ToAttribute(),
            ["Machine"] = machine.ToAttribute(),
            ["License"] = record["License"],
        });
    }
}
