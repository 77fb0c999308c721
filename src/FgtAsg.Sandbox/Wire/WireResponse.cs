namespace FgtAsg.Sandbox.Wire;

/// <summary>An answer to a call of the query protocol.</summary>
public sealed record WireResponse
{
    public required int StatusCode { get; init; }

    public required string ContentType { get; init; }

    /// <summary>XML, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The action asked for; empty when the form names none.</summary>
    public required string Action { get; init; }

    /// <summary>The service's error code; null for a success.</summary>
    public string? ErrorCode { get; init; }

    public required string RequestId { get; init; }
}
