using System.Text.RegularExpressions;

namespace FgtAsg.Configuration;

/// <summary>One label of a DNS name (RFC 1123): at most 63 letters, digits and inner hyphens.</summary>
internal static partial class HostnameLabel
{
    public static bool IsValid(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
