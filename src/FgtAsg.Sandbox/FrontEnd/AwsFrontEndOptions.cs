using FgtAsg.Sandbox.FrontEnd.Calls;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.FrontEnd.Objects.Store;
using FgtAsg.Sandbox.FrontEnd.Tables;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Sandbox.FrontEnd;

public sealed record AwsFrontEndOptions
{
    /// <summary>Serves EC2 and Auto Scaling.</summary>
    public required QueryHandler Query { get; init; }

    /// <summary>
    /// Serves them by the region that a call is signed for, where the account has more than one; a call for any other is refused then. Empty:
    /// <see cref="Query"/> serves them all.
    /// </summary>
    public IReadOnlyDictionary<string, QueryHandler> QueryByRegion { get; init; } = new Dictionary<string, QueryHandler>(StringComparer.Ordinal);

    /// <summary>Where moto serves the rest; <see langword="null"/>: every other service answers 501 <c>NotImplemented</c>.</summary>
    public Uri? Moto { get; init; }

    /// <summary>Serves S3 instead of moto, where there is one.</summary>
    internal ObjectStore? Objects { get; init; }

    /// <summary>Serves DynamoDB instead of moto, where there is one.</summary>
    internal TableStore? Tables { get; init; }

    /// <summary>Serves Run Command instead of moto, where there is one.</summary>
    internal SystemsManagerWire? Commands { get; init; }

    public CallRecorder Calls { get; init; } = new();

    public FaultInjector Faults { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
