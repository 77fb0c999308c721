using System.Collections.Immutable;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>Validates the security groups for an interface.</summary>
internal static class SecurityGroups
{
    public const string DefaultName = "default";

    /// <summary>The given groups, or the VPC's default group if none is given.</summary>
    public static ImmutableArray<string> Resolve(CloudState state, string vpcId, IReadOnlyList<string>? ids)
    {
        if (ids is null or { Count: 0 })
        {
            return [state.SecurityGroups.All.First(group => group.VpcId == vpcId && group.Name == DefaultName).Id];
        }

        foreach (var id in ids)
        {
            var group = state.SecurityGroups.Get(id) ?? throw Ec2Faults.SecurityGroupNotFound(id);
            if (group.VpcId != vpcId)
            {
                throw new ServiceFault("InvalidParameter", $"Security group {id} and the interface belong to different networks.");
            }
        }

        return [.. ids];
    }
}
