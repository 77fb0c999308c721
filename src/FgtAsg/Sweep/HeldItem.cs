using FgtAsg.Pools;

namespace FgtAsg.Sweep;

/// <summary>A licence or hostname that somebody holds.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Holder">The instance.</param>
/// <param name="AutoScalingGroupName">Whose function gave it out; null where the item does not say.</param>
/// <param name="ClaimedAt">When; null where the item does not say.</param>
internal sealed record HeldItem(PoolKind Kind, string Name, InstanceId Holder, string? AutoScalingGroupName, DateTimeOffset? ClaimedAt)
{
    public string Category => Kind.KeyOf(Name);
}
