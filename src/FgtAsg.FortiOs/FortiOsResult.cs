namespace FgtAsg.FortiOs;

/// <summary>The value of an operation, or why there is none.</summary>
/// <param name="Value">Null exactly if there is an error.</param>
internal sealed record FortiOsResult<T>(T? Value, FortiOsError? Error)
    where T : class
{
    public static implicit operator FortiOsResult<T>(T value) => new(value, Error: null);

    public static implicit operator FortiOsResult<T>(FortiOsError error) => new(Value: null, error);
}

/// <summary>A failed operation. Its text has no secret and nothing of the answer's body but FortiOS' own error code.</summary>
/// <param name="Operation">For example <c>POST /api/v2/authentication</c>.</param>
/// <param name="Detail">What happened, for people.</param>
internal sealed record FortiOsError(FortiOsErrorKind Kind, string Operation, string Detail)
{
    /// <summary>Null if there was no HTTP answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>FortiOS' own error code (<c>error</c> or <c>status_code</c>); null for none.</summary>
    public int? Code { get; init; }

    public override string ToString() =>
        $"{Operation}: {Detail}" + (HttpStatus is null ? "" : $" (HTTP {HttpStatus}{(Code is null ? "" : $", FortiOS error {Code}")})");
}

internal enum FortiOsErrorKind
{
    /// <summary>Nothing listens or answers at the address. Nothing was sent.</summary>
    Unreachable,

    /// <summary>The firewall answers 502, 503 or 504: its services are starting.</summary>
    Starting,

    /// <summary>The peer is not the trusted one. Nothing was sent.</summary>
    Untrusted,

    /// <summary>The answer was lost. The operation may have had its effect.</summary>
    Lost,

    /// <summary>The session is missing, has ended, or does not permit the operation (401 or 403).</summary>
    Unauthorized,

    /// <summary>The firewall does not have this operation (404 or 405).</summary>
    NotOffered,

    /// <summary>FortiOS refused the operation.</summary>
    Refused,

    /// <summary>The answer is a redirect, no JSON, too long, or lacks a field. The operation may have had its effect.</summary>
    Unreadable,
}
