using System.Security.Cryptography;
using System.Text;

namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>An object of the folder of the licenses.</summary>
/// <param name="Id">The license's name: the key without the folder and the suffix.</param>
/// <param name="Text">All that it contains.</param>
public sealed record LicenseObject(string Id, string Text)
{
    private readonly string[] _lines = [.. Text.Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0)];

    /// <summary>Of its lines, as the table has it; null where it is no license.</summary>
    public string? Digest => IsLicense
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', _lines).TrimEnd('\n'))))
        : null;

    private bool IsLicense => _lines.Length > 2
        && _lines[0] == LicenseText.Begin
        && _lines.Last(line => line.Length > 0) == LicenseText.End
        && _lines.Count(line => line.StartsWith("-----", StringComparison.Ordinal)) == 2;

    /// <summary>Those objects of a bucket whose names say that they are licenses.</summary>
    public static IReadOnlyList<LicenseObject> Of(IEnumerable<(string Key, string Text)> objects, string prefix) =>
    [
        .. objects
            .Where(stored => stored.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Where(stored => stored.Key.EndsWith(".lic", StringComparison.OrdinalIgnoreCase))
            .Select(stored => new LicenseObject(stored.Key[prefix.Length..^".lic".Length], stored.Text)),
    ];
}

/// <summary>Files in the form of the vendor's licenses, which license nothing.</summary>
public static class LicenseText
{
    internal const string Begin = "-----BEGIN FGT VM LICENSE-----";
    internal const string End = "-----END FGT VM LICENSE-----";

    /// <param name="content">One or more lines of plain text: two licenses of different contents are two.</param>
    public static string Of(string content) => $"{Begin}\n{content}\n{End}\n";
}
