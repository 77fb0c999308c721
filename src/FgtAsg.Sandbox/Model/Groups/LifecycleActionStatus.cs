namespace FgtAsg.Sandbox.Model.Groups;

/// <summary>Where a lifecycle action stands.</summary>
public enum LifecycleActionStatus
{
    Active,

    /// <summary>By CompleteLifecycleAction.</summary>
    Completed,

    /// <summary>Its heartbeat time-out passed: the default result applied.</summary>
    TimedOut,

    /// <summary>Overtaken: the instance ended, was told to terminate, or another hook of the same transition was abandoned.</summary>
    Cancelled,
}
