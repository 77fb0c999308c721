using System.Text.RegularExpressions;

namespace FgtAsg.FortiOs;

/// <summary>
/// Checks the fleet's password by the strictest known rule: FortiOS images for clouds ask from version 7.6.5 on for 12 characters of four
/// kinds. No text contains the password.
/// </summary>
internal static partial class FirewallPassword
{
    private const int Shortest = 12;

    /// <summary>The limit of FortiOS' administrator password (<c>system admin</c>).</summary>
    private const int Longest = 64;

    /// <returns>What is wrong with it; empty if nothing is.</returns>
    public static IReadOnlyList<string> Refusals(string password)
    {
        var refusals = new List<string>();
        Refuse(password.Length < Shortest, $"it has fewer than {Shortest} characters");
        Refuse(password.Length > Longest, $"it has more than {Longest} characters");
        Refuse(!password.Any(char.IsAsciiLetterUpper), "it has no upper case letter");
        Refuse(!password.Any(char.IsAsciiLetterLower), "it has no lower case letter");
        Refuse(!password.Any(char.IsAsciiDigit), "it has no digit");
        Refuse(password.All(char.IsAsciiLetterOrDigit), "it has no other character than letters and digits");
        Refuse(password.Any(c => c is < ' ' or > '~'), "it has a character that is not printable ASCII");
        Refuse(InstanceIdPattern().IsMatch(password), "it is an instance id, which is the first password of a firewall");
        return refusals;

        void Refuse(bool isWrong, string reason)
        {
            if (isWrong)
            {
                refusals.Add(reason);
            }
        }
    }

    [GeneratedRegex(
        @"\Ai-([0-9a-f]{8}|[0-9a-f]{17})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex InstanceIdPattern();
}
