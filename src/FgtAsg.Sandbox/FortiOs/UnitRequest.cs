namespace FgtAsg.Sandbox.FortiOs;

/// <summary>A request to a unit, after TLS.</summary>
/// <param name="Path">With the query.</param>
public sealed record UnitRequest(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, string? ContentType);

/// <summary>The unit's end of a TLS connection: digests of simulated public keys.</summary>
/// <param name="Key">Of its certificate.</param>
/// <param name="IssuerKey">Of the authority whose certificate it sends along; null for none.</param>
public sealed record UnitPeer(string Key, string? IssuerKey);

/// <summary>What becomes of a request.</summary>
public abstract record UnitAnswer
{
    private UnitAnswer()
    {
    }

    /// <summary>Nothing listens at this port.</summary>
    public sealed record Refused : UnitAnswer;

    /// <summary>Nothing has this address.</summary>
    public sealed record Silent : UnitAnswer;

    /// <summary>The client did not trust the peer, and sent nothing.</summary>
    public sealed record Untrusted(UnitPeer Peer) : UnitAnswer;

    /// <summary>The connection was cut after the request had arrived.</summary>
    public sealed record Cut(UnitPeer Peer) : UnitAnswer;

    /// <summary>The answer is no HTTP.</summary>
    public sealed record NotHttp(UnitPeer Peer) : UnitAnswer;

    public sealed record Answered(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, UnitPeer Peer)
        : UnitAnswer;
}
