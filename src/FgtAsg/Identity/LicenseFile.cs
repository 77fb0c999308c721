using System.Diagnostics.CodeAnalysis;
using FgtAsg.Configuration;

namespace FgtAsg.Identity;

/// <summary>
/// An S3 object whose key makes it a license file: <c>licenses/FGVM01.lic</c> in the fleet's bucket is the license <c>FGVM01</c>.
/// </summary>
internal sealed record LicenseFile(string Id, string Bucket, string Key)
{
    /// <summary>
    /// The maximum length of the tag <c>License</c> ("Tag restrictions" in the EC2 User Guide). A longer id would make each launch fail
    /// that claims it. An id of this length always fits into the 2,048 bytes of a DynamoDB key.
    /// </summary>
    private const int LongestId = 256;

    /// <summary>Compared without regard to case. S3's notification filter distinguishes case.</summary>
    private const string Suffix = ".lic";

    /// <summary>Files that operating systems add to copied folders, by the last part of the key.</summary>
    private static readonly string[] SideFiles = [".DS_Store", "Thumbs.db", "desktop.ini"];

    /// <summary>The last part of the key, without the folders.</summary>
    public string Name => NameOf(Key);

    /// <summary>For example, macOS keeps the metadata of <c>X.lic</c> in <c>._X.lic</c>, which is not a license.</summary>
    public bool IsSideFile => IsSide(Key);

    public string SideFileText => $"'{Key}' is a side file of macOS, not a license";

    /// <param name="options">Name the bucket and the folder.</param>
    /// <param name="key">The object's key, URL-decoded.</param>
    /// <param name="file">The license file; null if the object is not one.</param>
    /// <param name="reason">Why the object is not a license file; null if it is one.</param>
    public static bool TryFrom(
        FunctionOptions options,
        string bucket,
        string key,
        [NotNullWhen(true)] out LicenseFile? file,
        [NotNullWhen(false)] out string? reason)
    {
        reason = WhyNone(options, bucket, key);
        file = reason is null ? new LicenseFile(key[options.Licenses.Prefix.Length..^Suffix.Length], bucket, key) : null;
        return file is not null;
    }

    /// <summary>
    /// Whether a person may have meant this object as a license, and should be notified if it is not one. True for objects in the license
    /// folder that are neither a folder nor a file that macOS or Windows adds.
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
            return $"'{key}' is in the bucket '{bucket}', but this function uses '{options.BucketName}'";
        }

        if (!key.StartsWith(prefix, StringComparison.Ordinal) || !key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
        {
            return $"'{key}' is not a license file: expected '{prefix}<license>{Suffix}'";
        }

        if (key.Any(char.IsControl))
        {
            // An S3 key may contain control characters. A tag and EC2's XML may not.
            return $"'{prefix}...{Suffix}' is not a license file: its name has control characters";
        }

        return (key.Length - prefix.Length - Suffix.Length) switch
        {
            <= 0 => $"'{key}' is not a license file: there is no license name between '{prefix}' and '{Suffix}'",
            > LongestId =>
                $"'{key}' is not a license file: the license's name is longer than the {LongestId} characters of an instance's tag",
            _ => null,
        };
    }

    private static bool IsSide(string key) =>
        NameOf(key).StartsWith("._", StringComparison.Ordinal)
        || SideFiles.Contains(NameOf(key), StringComparer.OrdinalIgnoreCase)
        || key.Split('/').Contains("__MACOSX", StringComparer.Ordinal);

    private static string NameOf(string key) => key[(key.LastIndexOf('/') + 1)..];
}
