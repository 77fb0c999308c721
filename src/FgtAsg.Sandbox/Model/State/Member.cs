using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>An instance in a group or its warm pool: on its way in, there, or on its way out.</summary>
internal sealed class Member
{
    public required string InstanceId { get; init; }

    public required string SubnetId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string InstanceType { get; init; }

    public const string Healthy = "Healthy";

    public const string Unhealthy = "Unhealthy";

    /// <summary>What it was launched from; null where the group named no launch template.</summary>
    public LaunchedFrom? LaunchedFrom { get; init; }

    /// <summary>One of <see cref="LifecycleStates"/>.</summary>
    public string State { get; set; } = LifecycleStates.Pending;

    public string HealthStatus { get; set; } = Healthy;

    /// <summary>When it last came into service; null where it never did.</summary>
    public DateTimeOffset? InServiceSince { get; set; }

    /// <summary>The activity that it last was or is the object of: its launch, its way into or out of the warm pool, its termination.</summary>
    public string ActivityId { get; private set; } = "";

    public DateTimeOffset ActivityStart { get; private set; }

    public string Cause { get; private set; } = "";

    /// <summary>Where the activity takes it from: one of <see cref="LifecyclePlaces"/>.</summary>
    public string Origin { get; private set; } = LifecyclePlaces.Ec2;

    /// <summary>Where the activity takes it to.</summary>
    public string Destination { get; private set; } = LifecyclePlaces.AutoScalingGroup;

    /// <summary>The state that it has in the warm pool once EC2 has stopped it; null while it is not being stopped.</summary>
    public string? StateOnceStopped { get; set; }

    /// <summary>The image of the root volume that is being put in; null to keep the image.</summary>
    public string? NewImageId { get; set; }

    /// <summary>Its launch was given up: its end is no termination activity.</summary>
    public bool LaunchFailed { get; set; }

    /// <summary>Another is to be launched when it has gone.</summary>
    public bool IsToBeReplaced { get; set; }

    public bool IsWarm => State.StartsWith(LifecycleStates.WarmPrefix, StringComparison.Ordinal);

    /// <summary>In the warm pool and ready to be taken out of it.</summary>
    public bool IsReadyInPool => State is LifecycleStates.WarmedStopped or LifecycleStates.WarmedRunning or LifecycleStates.WarmedHibernated;

    public bool IsLeaving => BareState.StartsWith(LifecycleStates.Terminating, StringComparison.Ordinal);

    /// <summary>Being launched, into the group or into the warm pool; not: coming back from the group.</summary>
    public bool IsLaunching =>
        Origin != LifecyclePlaces.AutoScalingGroup && BareState.StartsWith(LifecycleStates.Pending, StringComparison.Ordinal);

    /// <summary>The state without what the warm pool puts before it.</summary>
    public string BareState => IsWarm ? State[LifecycleStates.WarmPrefix.Length..] : State;

    public void Begin(CloudState state, string cause, string origin, string destination)
    {
        (ActivityId, ActivityStart, Cause) = (state.Ids.NextUuid(), state.Now, cause);
        (Origin, Destination, StateOnceStopped) = (origin, destination, null);
    }

    /// <summary>Takes a state of the group, or on the ways into the pool, and from it to its end, the pool's state of that name.</summary>
    public void Become(string bareState) =>
        State = (Origin, Destination) is (_, LifecyclePlaces.WarmPool) or (LifecyclePlaces.WarmPool, LifecyclePlaces.Ec2)
            ? LifecycleStates.WarmPrefix + bareState
            : bareState;

    public CloudGroupMember Snapshot() => new(InstanceId, AvailabilityZone, InstanceType, State, HealthStatus)
    {
        LaunchTemplateVersion = LaunchedFrom?.Version.Number,
    };
}

/// <summary>A launch template's version, found.</summary>
internal sealed record LaunchedFrom(string TemplateId, string TemplateName, CloudLaunchTemplateVersion Version)
{
    public LaunchTemplateDefect Defect => Version.Specification.Defect;
}
