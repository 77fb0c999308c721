using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using FgtAsg.Configuration;

namespace FgtAsg.Events;

/// <summary>
/// Hostnames that differ in a number: <c>fgt-{0}</c>, or <c>fgt-{0:000}</c> for at least three digits. Lower case only: two names that
/// differ only in case would share one DNS record.
/// </summary>
internal sealed partial record HostnamePattern
{
    public const string Expected = "lower-case letters, digits and hyphens with one {0} or {0:000} for the number, like 'fgt-{0:000}'";
    public const string ExpectedHostname = "hostnames of at most 35 letters, digits and inner hyphens";

    /// <summary>The limit of FortiOS for <c>config system global, set hostname</c>. A DNS label may have 63 characters.</summary>
    private const int LongestHostname = 35;

    private readonly string _before;
    private readonly string _digits;
    private readonly string _after;

    private HostnamePattern(string before, string digits, string after) => (_before, _digits, _after) = (before, digits, after);

    public static bool TryParse(string text, [NotNullWhen(true)] out HostnamePattern? pattern)
    {
        var match = Pattern().Match(text);
        pattern = match.Success
            ? new HostnamePattern(match.Groups["before"].Value, match.Groups["digits"].Value, match.Groups["after"].Value)
            : null;
        return match.Success;
    }

    /// <summary>The characters that DNS and FortiOS both accept. FortiOS would also accept underscores.</summary>
    public static bool IsHostname(string text) => text.Length <= LongestHostname && HostnameLabel.IsValid(text);

    public string NameOf(long number) =>
        string.Concat(_before, number.ToString($"D{_digits.Length}", CultureInfo.InvariantCulture), _after);

    [GeneratedRegex(
        @"\A(?<before>[a-z0-9-]*)\{0(?::(?<digits>0+))?\}(?<after>[a-z0-9-]*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
