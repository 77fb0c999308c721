using System.Diagnostics.CodeAnalysis;
using FgtAsg.Configuration;

namespace FgtAsg.Identity;

/// <summary>An object that is a license file by its name: <c>licenses/FGVM01.lic</c> in the fleet's bucket is the license <c>FGVM01</c>.</summary>
internal sealed record LicenseFile(string Id, string Bucket, string Key)
{
    /// <summary>
    /// An instance's tag <c>License</c> holds no more ("Tag restrictions" of the EC2 User Guide), so such a license would make every launch
    /// fail that draws it. The 2,048 bytes of a DynamoDB key hold any id of this length.
    /// </summary>
    private const int LongestId = 256;

    /// <summary>In any case: S3's own notification filter would want one.</summary>
    private const string Suffix = ".lic";

    /// <summary>What systems put beside the files that people copy, by the last part of the key.</summary>
    private static readonly string[] SideFiles = [".DS_Store", "Thumbs.db", "desktop.ini"];

    /// <summary>The last part of the key, without the folders.</summary>
    public string Name => NameOf(Key);

    /// <summary>A Mac's <c>._X.lic</c> is what its file system knows of <c>X.lic</c> besides the content, and no license.</summary>
    public bool IsSideFile => IsSide(Key);

    public string SideFileText => $"'{Key}' is what a Mac keeps beside a file, and no license";

    /// <param name="options">Say which bucket and which folder.</param>
    /// <param name="bucket">The object's.</param>
    /// <param name="key">The object's, decoded.</param>
    /// <param name="file">The license file; null where it is none.</param>
    /// <param name="reason">Why it is none; null where it is one.</param>
    public static bool TryFrom(
        FunctionOptions options, string bucket, string key, [NotNullWhen(true)] out LicenseFile? file, [NotNullWhen(false)] out string? reason)
    {
        reason = WhyNone(options, bucket, key);
        file = reason is null ? new LicenseFile(key[options.Licenses.Prefix.Length..^Suffix.Length], bucket, key) : null;
        return file is not null;
    }

    /// <summary>
    /// Whether somebody may expect it to be a license, who must hear that it is none: it lies in the folder of the licenses, and is neither
    /// a folder nor what a Mac or Windows puts there by itself.
    /// </summary>
    public static bool IsMeantAsOne(FunctionOptions options, string bucket, string key) =>
        bucket == options.BucketName
        && key.StartsWith(options.Licenses.Prefix, StringComparison.Ordinal)
        && !key.EndsWith('/')
        && !IsSide(key);

    private static string? WhyNone(FunctionOptions options, string bucket, string key)
    {
        var prefix = options.Licenses.Prefix;
        if (bucket != options.BucketName)
        {
            return $"'{key}' is in the bucket '{bucket}', and this function is of '{options.BucketName}'";
        }

        if (!key.StartsWith(prefix, StringComparison.Ordinal) || !key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
        {
            return $"'{key}' is no license file: expected '{prefix}<license>{Suffix}'";
        }

        if (key.Any(char.IsControl))
        {
            // An S3 key may have them; a tag, and EC2's XML, may not.
            return $"'{prefix}...{Suffix}' is no license file: its name has control characters";
        }

        return (key.Length - prefix.Length - Suffix.Length) switch
        {
            <= 0 => $"'{key}' is no license file: it names no license between '{prefix}' and '{Suffix}'",
            > LongestId => $"'{key}' is no license file: the license's name is longer than the {LongestId} characters of an instance's tag",
            _ => null,
        };
    }

    private static bool IsSide(string key) =>
        NameOf(key).StartsWith("._", StringComparison.Ordinal)
        || SideFiles.Contains(NameOf(key), StringComparer.OrdinalIgnoreCase)
        || key.Split('/').Contains("__MACOSX", StringComparer.Ordinal);

    private static string NameOf(string key) => key[(key.LastIndexOf('/') + 1)..];
}
