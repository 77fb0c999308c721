using FgtAsg.Fleet;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>If the function answers that an instance was cleaned up, nothing of the instance is left.</summary>
internal static class CleanUpRule
{
    public static IEnumerable<string> Violations(SimulatedFleet fleet, Invocation invocation, ResultDocument answer)
    {
        var isUndone = answer is { Action: "launch", Status: ResultStatus.Abandoned };
        var isEnded = answer is { Action: "terminate", Status: ResultStatus.Completed } && invocation.IsEnd;
        return isUndone || isEnded
            ? Remains(fleet, answer.InstanceId!, mayGoWithInstance: isEnded)
                .Select(remains => $"answered {answer.Action} {answer.Status}, and {remains} is left")
            : [];
    }

    private static IEnumerable<string> Remains(SimulatedFleet fleet, string id, bool mayGoWithInstance)
    {
        foreach (var own in fleet.OwnInterfaces.Where(i => i.Tags.GetValueOrDefault("fgt-asg:instance-id") == id))
        {
            // Interfaces that EC2 deletes with the instance need not be freed.
            if (!mayGoWithInstance || own.Attachment is not { DeleteOnTermination: true })
            {
                yield return $"interface {own.Id} of {id}";
            }
        }

        foreach (var own in fleet.OwnAddresses.Where(a => a.Tags.GetValueOrDefault("fgt-asg:instance-id") == id))
        {
            yield return $"Elastic IP {own.Id} of {id}";
        }

        if (FleetChecks.TrackFile(fleet).Content?.ContainsKey(id) == true)
        {
            yield return $"the track entry of {id}";
        }

        var pools = FleetChecks.Pools(fleet);
        foreach (var held in pools.Items.Where(item => item.InstanceId == id))
        {
            yield return $"{held.Category}, held by {id},";
        }

        if (pools.Instance(id) is not { HasEnded: true, ExpiresAt: not null, License: null, Hostname: null })
        {
            yield return $"the record of {id}, open,";
        }
    }
}
