using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Sandbox;

public sealed record LocalAwsOptions
{
    /// <summary>The simulated region.</summary>
    public CloudOptions Cloud { get; init; } = new();

    /// <summary>Agents and commands.</summary>
    public SystemsManagerOptions SystemsManager { get; init; } = new();

    /// <summary>Services that are served by somebody else than the model, instead of its own.</summary>
    internal IReadOnlyList<IServiceEndpoint> ServedElsewhere { get; init; } = [];

    /// <summary>Serves the services that the model does not have; <see langword="null"/>: a call of one is refused.</summary>
    internal IServiceEndpoint? OtherServices { get; init; }

    /// <summary>Decides which calls a fault with a probability hits.</summary>
    public int FaultSeed { get; init; } = 1;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
