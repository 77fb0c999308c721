using FgtAsg.Sandbox.FrontEnd.Calls;
using FgtAsg.Sandbox.FrontEnd.Faults;

namespace FgtAsg.Sandbox.FrontEnd;

public sealed record AwsFrontEndOptions
{
    /// <summary>Serves EC2 and Auto Scaling.</summary>
    public required QueryHandler Query { get; init; }

    /// <summary>Where moto serves the rest; <see langword="null"/>: every other service answers 501 <c>NotImplemented</c>.</summary>
    public Uri? Moto { get; init; }

    public CallRecorder Calls { get; init; } = new();

    public FaultInjector Faults { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
