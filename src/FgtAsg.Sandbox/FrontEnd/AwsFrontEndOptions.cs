using FgtAsg.Sandbox.FrontEnd.Calls;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.FrontEnd.Objects.Store;
using FgtAsg.Sandbox.FrontEnd.Tables;

namespace FgtAsg.Sandbox.FrontEnd;

public sealed record AwsFrontEndOptions
{
    /// <summary>Serves EC2 and Auto Scaling.</summary>
    public required QueryHandler Query { get; init; }

    /// <summary>Where moto serves the rest; <see langword="null"/>: every other service answers 501 <c>NotImplemented</c>.</summary>
    public Uri? Moto { get; init; }

    /// <summary>Serves S3 instead of moto, where there is one.</summary>
    internal ObjectStore? Objects { get; init; }

    /// <summary>Serves DynamoDB instead of moto, where there is one.</summary>
    internal TableStore? Tables { get; init; }

    public CallRecorder Calls { get; init; } = new();

    public FaultInjector Faults { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
