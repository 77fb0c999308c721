namespace FgtAsg.Cli.Commands;

/// <summary>The state of the fleet's instance when the event arrives.</summary>
internal enum InvokeScene
{
    /// <summary>The instance is launching, and its launch hook waits.</summary>
    Launching,

    /// <summary>The instance is launching into the group's warm pool, and its launch hook waits.</summary>
    LaunchingIntoWarmPool,

    /// <summary>The instance was in service and is terminating, and its terminate hook waits.</summary>
    Terminating,

    /// <summary>The instance was in service and returns to the group's warm pool, and its terminate hook waits.</summary>
    ReturningToWarmPool,

    /// <summary>The instance was in service and was terminated as the EC2 console does, outside Auto Scaling: no hook waits.</summary>
    Ended,
}
