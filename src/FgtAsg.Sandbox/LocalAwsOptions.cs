using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Moto;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Sandbox;

public sealed record LocalAwsOptions
{
    /// <summary>The simulated region.</summary>
    public CloudOptions Cloud { get; init; } = new();

    /// <summary>
    /// A running moto to share: it is left running. Buckets, tables and the rest are then shared too. <see langword="null"/>: an own one.
    /// </summary>
    public MotoServer? SharedMoto { get; init; }

    /// <summary>Without moto only EC2 and Auto Scaling answer, and no Python is needed.</summary>
    public bool WithMoto { get; init; } = true;

    /// <summary>
    /// Whether S3 and DynamoDB are served by the sandbox itself, at memory's speed, for measurements: objects, their tags and conditional writes; tables
    /// of the fleet's schema. Without lists, versions and notifications of objects, for which there is moto.
    /// </summary>
    public bool WithOwnStorage { get; init; }

    /// <summary>Agents and commands, which the sandbox serves itself.</summary>
    public SystemsManagerOptions SystemsManager { get; init; } = new();

    /// <summary>How an own moto is found and started.</summary>
    public MotoServerOptions Moto { get; init; } = new();

    /// <summary>Decides which calls a fault with a probability hits.</summary>
    public int FaultSeed { get; init; } = 1;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
