using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>The tokens of transactions that were carried out. One that was cancelled has left nothing: its token starts afresh.</summary>
internal sealed class ClientTokens(TimeProvider timeProvider)
{
    private const int MaxLength = 36;

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (string Fingerprint, DateTimeOffset At)> _used = new(StringComparer.Ordinal);

    /// <summary>Whether this very request was carried out in the last ten minutes.</summary>
    /// <exception cref="Amazon.DynamoDBv2.Model.IdempotentParameterMismatchException">Another request with this token was.</exception>
    public bool WasCarriedOut(string? token, string fingerprint)
    {
        if (token is { Length: 0 or > MaxLength })
        {
            throw TableFaults.Constraint($"'{token}'", "clientRequestToken", token.Length == 0
                ? "Member must have length greater than or equal to 1"
                : $"Member must have length less than or equal to {MaxLength}");
        }

        return token is not null
            && _used.TryGetValue(token, out var earlier)
            && timeProvider.GetUtcNow() - earlier.At < Validity
            && (earlier.Fingerprint == fingerprint ? true : throw TableFaults.TokenMismatch());
    }

    public void CarriedOut(string? token, string fingerprint)
    {
        if (token is not null)
        {
            _used[token] = (fingerprint, timeProvider.GetUtcNow());
        }
    }
}
