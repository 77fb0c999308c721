using System.Text;

namespace FgtAsg.FortiOs;

/// <summary>The cookies of one login, in the names of every FortiOS version, and the token that writes must carry.</summary>
internal sealed class Session
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether there is a session's cookie. It does not say that the login succeeded: FortiOS 7.6 sets it after a failure too.
    /// </summary>
    public bool HasCookie => _cookies.Keys.Any(name => !IsCsrf(name));

    /// <summary>Whether FortiOS marked the login as failed. Up to 7.4 it does so in the token's cookie only.</summary>
    public bool IsMarkedFailed => _cookies.Any(cookie => IsCsrf(cookie.Key) && cookie.Value == "0%260");

    private string? Token => _cookies.FirstOrDefault(cookie => IsCsrf(cookie.Key)).Value;

    /// <summary>The headers of a request in this session.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        if (_cookies.Count == 0)
        {
            yield break;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in _cookies)
        {
            text.Append(text.Length > 0 ? "; " : "").Append(name).Append('=').Append(value);
        }

        yield return KeyValuePair.Create("Cookie", text.ToString());
        if (Token is { } token)
        {
            yield return KeyValuePair.Create("X-CSRFTOKEN", token.Trim('"'));
        }
    }

    /// <summary>The token as a form field.</summary>
    public string FormToken => Token?.Trim('"') ?? "";

    /// <summary>Takes the cookies of an answer. A cookie that has expired is removed.</summary>
    public void Take(IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (_, value) in headers.Where(header => header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            var parts = value.Split(';', StringSplitOptions.TrimEntries);
            var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                continue;
            }

            var (name, content) = (parts[0][..equals], parts[0][(equals + 1)..]);
            var isOver = content.Trim('"').Length == 0
                || parts.Skip(1).Any(part => part.Equals("Max-Age=0", StringComparison.OrdinalIgnoreCase));
            if (isOver)
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = content;
            }
        }
    }

    public void Clear() => _cookies.Clear();

    /// <summary><c>ccsrftoken</c>, from 7.2.4 <c>ccsrftoken_443</c>, from 7.6.3 <c>ccsrf_token_443_...</c>.</summary>
    private static bool IsCsrf(string name) =>
        name.StartsWith("ccsrftoken", StringComparison.Ordinal) || name.StartsWith("ccsrf_token", StringComparison.Ordinal);
}
