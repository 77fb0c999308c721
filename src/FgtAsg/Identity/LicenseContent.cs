using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// Checks the content of a license file: exactly one license in the vendor's form, between its first and its last line. A digest of that
/// text identifies the license, so two files of one license are recognized whatever their names and line endings.
/// </summary>
internal static class LicenseContent
{
    /// <summary>In bytes. A license is a few kilobytes of text, so a larger file is not a license.</summary>
    public const int LargestSize = 64 * 1024;

    private const string Begin = "-----BEGIN FGT VM LICENSE-----";
    private const string End = "-----END FGT VM LICENSE-----";

    private static readonly SearchValues<byte> Printable =
        SearchValues.Create([.. "\t\n\r"u8, .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (byte)code)]);

    /// <param name="content">The whole file.</param>
    /// <param name="digest">SHA-256 of the license's lines, in hexadecimal; null if the file is not a license.</param>
    /// <param name="reason">Why the file is not a license; null if it is one.</param>
    public static bool TryDigest(
        ReadOnlySpan<byte> content, [NotNullWhen(true)] out string? digest, [NotNullWhen(false)] out string? reason)
    {
        digest = null;
        reason = WhyRefused(content.Length) ?? WhyNoText(content);
        if (reason is not null)
        {
            return false;
        }

        var lines = Encoding.ASCII.GetString(content).ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.TrimEnd()).ToList();
        reason = WhyNoLicense(lines);
        digest = reason is null ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', lines)))) : null;
        return digest is not null;
    }

    /// <summary>Why a file of this size in bytes is refused; null if it is not.</summary>
    public static string? WhyRefused(long size) => size switch
    {
        0 => "the file is empty",
        > LargestSize => $"the file has {size} bytes, more than the {LargestSize} that a license may have",
        _ => null,
    };

    private static string? WhyNoText(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "the file is UTF-16 text: save it as plain text, as it was downloaded",
        [0xEF, 0xBB, 0xBF, ..] => "the file begins with a byte order mark: save it as plain text, as it was downloaded",
        _ when content.ContainsAnyExcept(Printable) => "the file is not plain text",
        _ => null,
    };

    private static string? WhyNoLicense(List<string> lines)
    {
        if (lines[0] != Begin)
        {
            return $"the file is {KindOf(lines[0])}: expected a license that begins with the line '{Begin}'";
        }

        if (lines.Count(line => line.Contains(Begin, StringComparison.Ordinal)) > 1)
        {
            return "the file has more than one license: expected one license a file";
        }

        if (lines[^1] != End)
        {
            return lines.Contains(End, StringComparer.Ordinal)
                ? $"the file goes on after the line '{End}': expected nothing after it"
                : $"the license has no end: expected '{End}' as the last line; the file may have been cut off";
        }

        return lines[1..^1].TrueForAll(string.IsNullOrWhiteSpace) ? "the license is empty between its first and its last line" : null;
    }

    private static string KindOf(string firstLine) => firstLine switch
    {
        ['<', ..] => "a web page",
        ['{' or '[', ..] => "JSON",
        _ => "not a license",
    };
}

/// <summary>
/// The table item that says under which name a license is given out. Each license that was ever read has one item, so it cannot be given
/// out under a second name. The item stays when the name is withdrawn.
/// </summary>
/// <param name="Digest">The digest of the license's text.</param>
/// <param name="License">The name; null after the file of that name got other content.</param>
/// <param name="AvailableSince">When the license may be given out; null if the item of the name says it.</param>
/// <param name="Revision">Counts the changes of the item.</param>
internal sealed record LicenseDigest(string Digest, string? License, string? AvailableSince, long? Revision)
{
    public const string Kind = "licensefile";

    /// <summary>Why Fortinet refused this license for good, whatever its file's name; null if it did not.</summary>
    public string? Quarantined { get; init; }

    public string Category => KeyOf(Digest);

    public static string KeyOf(string digest) => $"{Kind}#{digest}";

    public static LicenseDigest From(string digest, IReadOnlyDictionary<string, AttributeValue>? item) =>
        new(digest, item?.Text("License"), item?.Text("AvailableSince"), item?.Number("Revision"))
        {
            Quarantined = item?.Text("Quarantined"),
        };
}
