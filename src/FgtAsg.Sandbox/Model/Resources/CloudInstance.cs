using System.Collections.Immutable;

namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>The state of an instance at one moment.</summary>
public sealed record CloudInstance : ITaggedResource
{
    public required string Id { get; init; }

    public required CloudInstanceState State { get; init; }

    public required string InstanceType { get; init; }

    public required string ImageId { get; init; }

    public required string ReservationId { get; init; }

    public required string SubnetId { get; init; }

    public required string VpcId { get; init; }

    public required string AvailabilityZone { get; init; }

    /// <summary>When it was last started.</summary>
    public required DateTimeOffset LaunchTime { get; init; }

    /// <summary>The group that launched it; null for an instance without a group.</summary>
    public string? GroupName { get; init; }

    /// <summary>Why it stopped or ended, in the format of <c>stateTransitionReason</c>.</summary>
    public string StateTransitionReason { get; init; } = "";

    /// <summary>Its attached interfaces by device index, including those that are attaching or detaching.</summary>
    public ImmutableSortedDictionary<int, string> NetworkInterfaceIds { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = CloudTags.None;
}

/// <summary>EC2's instance states; the value is the code of <c>instanceState</c>.</summary>
public enum CloudInstanceState
{
    Pending = 0,
    Running = 16,
    ShuttingDown = 32,
    Terminated = 48,
    Stopping = 64,
    Stopped = 80,
}
