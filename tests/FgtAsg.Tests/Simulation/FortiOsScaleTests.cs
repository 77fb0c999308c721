using FgtAsg.Sandbox.FortiOs;
using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation;

/// <summary>Many firewalls with FortiOS at once, with the boot times of real ones, and a long outage of Fortinet's servers.</summary>
public sealed class FortiOsScaleTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Boot 3 minutes, reboot 2 minutes. No invocation sleeps through them.</summary>
    [Fact]
    public void FiftyFirewalls_AtOnce_AreProvenWithinEightMinutes() => FortiOsFleet.Run(
        new FortiGateOptions(),
        heartbeatTimeout: 10 * Minute,
        licenses: 60,
        async (fleet, time) =>
        {
            var start = time.GetUtcNow();
            fleet.Launch(50);
            await fleet.SettleAsync();

            var launches = fleet.Launches(start);
            output.WriteLine($"slowest launch {launches.Max()}, longest invocation {fleet.Lambda.Longest}");
            Assert.Empty(fleet.Violations);
            Assert.Equal(50, launches.Count);
            Assert.All(launches, took => Assert.True(took <= 8 * Minute, $"{took}"));
            Assert.True(fleet.Lambda.Longest <= TimeSpan.FromSeconds(30), $"{fleet.Lambda.Longest}");
            Assert.Equal(50, fleet.Fleet.Aws.FortiGates.Units.Select(unit => unit.Serial).Distinct(StringComparer.Ordinal).Count());
        });

    /// <summary>A launch keeps its license and its hook through the outage.</summary>
    [Fact]
    public void OutageOfAnHour_TwentyLaunchesAtOnce_CoolNoLicense() => FortiOsFleet.Run(
        new FortiGateOptions(),
        heartbeatTimeout: 10 * Minute,
        licenses: 30,
        async (fleet, time) =>
        {
            var end = time.GetUtcNow() + (60 * Minute);
            fleet.Fleet.Aws.FortiGates.Servers.IsReachable = now => now >= end;
            fleet.Launch(20);
            await fleet.SettleAsync();

            Assert.Empty(fleet.Violations);
            Assert.Equal(20, fleet.Launches(end).Count);
            Assert.Equal(0, fleet.Cooling);
        });

    /// <summary>
    /// The hook holds an instance for at most 50 minutes (100 timeouts), so launches of the outage end without a proof. After three of them
    /// without an answer, only a probe uses a license.
    /// </summary>
    [Fact]
    public void OutageOfAnHour_TwentyLaunchesOneAfterAnother_CoolAtMostFourLicenses() => FortiOsFleet.Run(
        new FortiGateOptions(),
        heartbeatTimeout: TimeSpan.FromSeconds(30),
        licenses: 30,
        async (fleet, time) =>
        {
            var end = time.GetUtcNow() + (60 * Minute);
            fleet.Fleet.Aws.FortiGates.Servers.IsReachable = now => now >= end;
            for (var launch = 0; launch < 20; launch++)
            {
                fleet.Launch(1);
                await Task.Delay(3 * Minute, time, CancellationToken.None);
            }

            await fleet.SettleAsync();

            output.WriteLine($"{fleet.Cooling} licenses cool down, {fleet.Launches(end).Count} firewalls went into service");
            Assert.Empty(fleet.Violations);
            Assert.True(fleet.Cooling <= 4, $"{fleet.Cooling} licenses cool down.");
            Assert.NotEmpty(fleet.Launches(end));
        });
}
