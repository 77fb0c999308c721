using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>An instance in a group or its warm pool: entering, there, or leaving.</summary>
internal sealed class Member
{
    public required string InstanceId { get; init; }

    public required string SubnetId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string InstanceType { get; init; }

    public const string Healthy = "Healthy";

    public const string Unhealthy = "Unhealthy";

    /// <summary>The launch template version of its launch; null if the group had no launch template.</summary>
    public LaunchedFrom? LaunchedFrom { get; init; }

    /// <summary>A value of <see cref="LifecycleStates"/>.</summary>
    public string State { get; set; } = LifecycleStates.Pending;

    public string HealthStatus { get; set; } = Healthy;

    /// <summary>When it last went into service; null if it never did.</summary>
    public DateTimeOffset? InServiceSince { get; set; }

    /// <summary>Its latest activity: its launch, its move into or out of the warm pool, or its termination.</summary>
    public string ActivityId { get; private set; } = "";

    public DateTimeOffset ActivityStart { get; private set; }

    public string Cause { get; private set; } = "";

    /// <summary>The origin of the activity: a value of <see cref="LifecyclePlaces"/>.</summary>
    public string Origin { get; private set; } = LifecyclePlaces.Ec2;

    /// <summary>The destination of the activity.</summary>
    public string Destination { get; private set; } = LifecyclePlaces.AutoScalingGroup;

    /// <summary>Its state in the warm pool after EC2 has stopped it; null while it is not being stopped.</summary>
    public string? StateOnceStopped { get; set; }

    /// <summary>The image of the new root volume; null to keep the image.</summary>
    public string? NewImageId { get; set; }

    /// <summary>Whether its launch was abandoned. Its end is then not a termination activity.</summary>
    public bool LaunchFailed { get; set; }

    /// <summary>Whether a replacement is launched after it was removed.</summary>
    public bool IsToBeReplaced { get; set; }

    public bool IsWarm => State.StartsWith(LifecycleStates.WarmPrefix, StringComparison.Ordinal);

    /// <summary>Whether it is in the warm pool and ready to leave it.</summary>
    public bool IsReadyInPool =>
        State is LifecycleStates.WarmedStopped or LifecycleStates.WarmedRunning or LifecycleStates.WarmedHibernated;

    public bool IsLeaving => BareState.StartsWith(LifecycleStates.Terminating, StringComparison.Ordinal);

    /// <summary>
    /// Whether it is being launched, into the group or the warm pool. A return from the group to the pool does not count.
    /// </summary>
    public bool IsLaunching =>
        Origin != LifecyclePlaces.AutoScalingGroup && BareState.StartsWith(LifecycleStates.Pending, StringComparison.Ordinal);

    /// <summary>The state without the prefix of the warm pool.</summary>
    public string BareState => IsWarm ? State[LifecycleStates.WarmPrefix.Length..] : State;

    public void Begin(CloudState state, string cause, string origin, string destination)
    {
        (ActivityId, ActivityStart, Cause) = (state.Ids.NextUuid(), state.Now, cause);
        (Origin, Destination, StateOnceStopped) = (origin, destination, null);
    }

    /// <summary>
    /// Sets a state. On the way into the warm pool, and from the pool to its termination, this is the pool's variant of the state.
    /// </summary>
    public void Become(string bareState) =>
        State = (Origin, Destination) is (_, LifecyclePlaces.WarmPool) or (LifecyclePlaces.WarmPool, LifecyclePlaces.Ec2)
            ? LifecycleStates.WarmPrefix + bareState
            : bareState;

    public CloudGroupMember Snapshot() => new(InstanceId, AvailabilityZone, InstanceType, State, HealthStatus)
    {
        LaunchTemplateVersion = LaunchedFrom?.Version.Number,
    };
}

/// <summary>A resolved launch template version.</summary>
internal sealed record LaunchedFrom(string TemplateId, string TemplateName, CloudLaunchTemplateVersion Version)
{
    public LaunchTemplateDefect Defect => Version.Specification.Defect;
}
