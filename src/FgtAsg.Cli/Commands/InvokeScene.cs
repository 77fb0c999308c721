namespace FgtAsg.Cli.Commands;

/// <summary>What the instance that an event is about is up to when the event comes.</summary>
internal enum InvokeScene
{
    /// <summary>It is being launched, and its launch hook waits.</summary>
    Launching,

    /// <summary>It is launched into the group's warm pool, and its launch hook waits.</summary>
    LaunchingIntoWarmPool,

    /// <summary>It was in service, and its terminate hook waits.</summary>
    Terminating,

    /// <summary>It was in service and is on its way back to the group's warm pool, and its terminate hook waits.</summary>
    ReturningToWarmPool,

    /// <summary>It was in service, and was ended as the EC2 console does, past its group: no hook waits.</summary>
    Ended,
}
