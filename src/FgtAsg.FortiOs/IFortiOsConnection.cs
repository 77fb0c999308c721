namespace FgtAsg.FortiOs;

/// <summary>Carries one HTTPS request to a firewall's management address. Each exchange has a connection of its own.</summary>
internal interface IFortiOsConnection
{
    /// <summary>
    /// Sends the request if the peer is trusted. Returns every failure as a value. An exchange takes at most
    /// <see cref="ExchangeLimits.Time"/>, and its answer has at most <see cref="ExchangeLimits.Bytes"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the exchange early with an <see cref="OperationCanceledException"/>.</param>
    Task<Exchange> ExchangeAsync(FortiOsAddress address, PeerTrust trust, FortiOsRequest request, CancellationToken cancellationToken);
}

/// <summary>The bounds of one exchange.</summary>
internal static class ExchangeLimits
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(25);

    public const int Bytes = 1024 * 1024;
}

/// <param name="Host">The IP address of the management interface.</param>
internal sealed record FortiOsAddress(string Host, int Port);

/// <summary>One request. Its text can hold a secret, so it has no readable form.</summary>
/// <param name="Path">From <c>/</c> on, with the query.</param>
internal sealed record FortiOsRequest(string Method, string Path)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Null for a request without a body.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The media type of the body; null without a body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Only what is never secret.</summary>
    public override string ToString() => $"{Method} {Path.Split('?')[0]}";
}

/// <summary>Decides which peers get a request.</summary>
/// <param name="Pins">
/// The accepted public keys, each as the base64 text of the SHA-256 digest of a certificate's SubjectPublicKeyInfo. The peer's own key or
/// the key of the issuer that signed its certificate must be one of them. Null accepts every peer: only for a request without a secret.
/// </param>
internal sealed record PeerTrust(IReadOnlyList<string>? Pins)
{
    public static readonly PeerTrust Anyone = new(Pins: null);

    public bool Accepts(Peer peer) =>
        Pins is null || Pins.Contains(peer.Key, StringComparer.Ordinal)
        || (peer.IssuerKey is { } issuer && Pins.Contains(issuer, StringComparer.Ordinal));
}

/// <summary>The other end of a TLS connection.</summary>
/// <param name="Key">The digest of its certificate's public key, in the form of <see cref="PeerTrust"/>.</param>
/// <param name="IssuerKey">The key of the issuer whose certificate the peer sent along; null if it sent none.</param>
internal sealed record Peer(string Key, string? IssuerKey);

/// <summary>The result of one exchange.</summary>
internal abstract record Exchange
{
    private Exchange()
    {
    }

    /// <summary>The peer answered, with any HTTP status. Redirects are not followed.</summary>
    internal sealed record Answered(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, Peer Peer)
        : Exchange
    {
        /// <summary>Only what is never secret.</summary>
        public override string ToString() => $"HTTP {Status}";
    }

    /// <summary>There is no answer.</summary>
    /// <param name="Detail">For people, without a secret.</param>
    /// <param name="Peer">Null if TLS was not established.</param>
    internal sealed record Failed(ExchangeFailure Kind, string Detail, Peer? Peer) : Exchange;
}

/// <summary>Why an exchange has no answer.</summary>
internal enum ExchangeFailure
{
    /// <summary>The connection was refused: nothing listens there (yet). Nothing was sent.</summary>
    Refused,

    /// <summary>Nobody answered the connection. Nothing was sent.</summary>
    Silent,

    /// <summary>The peer's key is not one of the trusted ones. Nothing was sent.</summary>
    Untrusted,

    /// <summary>The connection ended, or its time ended, after the request may have been sent. It may have had its effect.</summary>
    Cut,

    /// <summary>The answer is longer than <see cref="ExchangeLimits.Bytes"/>. The request may have had its effect.</summary>
    TooLong,

    /// <summary>The answer is not HTTP. The request may have had its effect.</summary>
    NotHttp,
}
