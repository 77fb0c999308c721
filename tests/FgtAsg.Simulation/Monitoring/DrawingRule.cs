using FgtAsg.FortiOs;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>While Fortinet's servers do not answer, only a few firewalls get a license. An outage must not use up the pool.</summary>
/// <param name="most">How many.</param>
internal sealed class DrawingRule(SimulatedFleet fleet, int most)
{
    public IEnumerable<string> Called(AwsCall call, DateTimeOffset now)
    {
        if (call.Request is not FortiOsRequest { Path: "/api/v2/monitor/system/vmlicense/upload" }
            || fleet.Aws.FortiGates.Servers.IsReachable(now))
        {
            yield break;
        }

        var count = fleet.Aws.FortiGates.Units.Count(unit => unit.Uploads > 0);
        if (count > most)
        {
            yield return $"{count} firewalls got a license although Fortinet's servers do not answer, and at most {most} may";
        }
    }
}
