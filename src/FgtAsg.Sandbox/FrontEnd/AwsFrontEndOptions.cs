using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Sandbox.FrontEnd;

internal sealed record AwsFrontEndOptions
{
    /// <summary>The services that there are.</summary>
    public required IReadOnlyList<IServiceDoor> Services { get; init; }

    /// <summary>Serves what there is no service for; <see langword="null"/>: that is refused.</summary>
    public IServiceDoor? Others { get; init; }

    public CallRecorder Calls { get; init; } = new();

    public FaultInjector Faults { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
