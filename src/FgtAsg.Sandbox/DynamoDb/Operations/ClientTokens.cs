using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>The tokens of successful transactions. A canceled transaction leaves nothing, so its token can be used again.</summary>
internal sealed class ClientTokens(TimeProvider timeProvider)
{
    private const int MaxLength = 36;

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (string Fingerprint, DateTimeOffset At)> _used = new(StringComparer.Ordinal);

    /// <summary>Whether the same request succeeded in the last ten minutes.</summary>
    /// <exception cref="Amazon.DynamoDBv2.Model.IdempotentParameterMismatchException">
    /// A different request with this token succeeded.
    /// </exception>
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
