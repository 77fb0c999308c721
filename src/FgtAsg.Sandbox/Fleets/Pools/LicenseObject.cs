using System.Security.Cryptography;
using System.Text;

namespace FgtAsg.Sandbox.Fleets.Pools;

/// <summary>An object in the license folder.</summary>
/// <param name="Id">The license's name: the key without the folder and the suffix.</param>
/// <param name="Text">The whole content.</param>
public sealed record LicenseObject(string Id, string Text)
{
    private readonly string[] _lines = [.. Text.Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0)];

    /// <summary>The digest of its lines, as in the table; null if the object is not a license.</summary>
    public string? Digest => IsLicense
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', _lines).TrimEnd('\n'))))
        : null;

    private bool IsLicense => _lines.Length > 2
        && _lines[0] == LicenseText.Begin
        && _lines.Last(line => line.Length > 0) == LicenseText.End
        && _lines.Count(line => line.StartsWith("-----", StringComparison.Ordinal)) == 2;

    /// <summary>The objects of a bucket that have the name of a license.</summary>
    public static IReadOnlyList<LicenseObject> Of(IEnumerable<(string Key, string Text)> objects, string prefix) =>
    [
        .. objects
            .Where(stored => stored.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Where(stored => stored.Key.EndsWith(".lic", StringComparison.OrdinalIgnoreCase))
            .Select(stored => new LicenseObject(stored.Key[prefix.Length..^".lic".Length], stored.Text)),
    ];
}

/// <summary>Files in the format of the vendor's licenses. They are not valid licenses.</summary>
public static class LicenseText
{
    internal const string Begin = "-----BEGIN FGT VM LICENSE-----";
    internal const string End = "-----END FGT VM LICENSE-----";

    /// <param name="content">One or more lines of plain text. Different contents make different licenses.</param>
    public static string Of(string content) => $"{Begin}\n{content}\n{End}\n";
}
