using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Sandbox;

public sealed record LocalAwsOptions
{
    /// <summary>The simulated region.</summary>
    public CloudOptions Cloud { get; init; } = new();

    /// <summary>The behavior of agents and commands.</summary>
    public SystemsManagerOptions SystemsManager { get; init; } = new();

    /// <summary>Services on another server that replace the model's own services.</summary>
    internal IReadOnlyList<IServiceEndpoint> ServedElsewhere { get; init; } = [];

    /// <summary>Handles services that the model does not have; if <see langword="null"/>, calls of them are refused.</summary>
    internal IServiceEndpoint? OtherServices { get; init; }

    /// <summary>Decides which calls a fault with a probability affects.</summary>
    public int FaultSeed { get; init; } = 1;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
