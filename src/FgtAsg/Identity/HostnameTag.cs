using FgtAsg.Configuration;

namespace FgtAsg.Identity;

/// <summary>
/// Converts between a hostname of the pool and the value of the tags <c>Name</c> and <c>Hostname</c>: <c>fgt-001</c>, or with the domain
/// <c>fgt-001.fw.example.internal</c>. The settings choose the form that is written. Both forms are read, because the setting may have
/// changed since the tag was written. Only the table knows whether the hostname is in the pool. Pure.
/// </summary>
/// <param name="form">The form that is written.</param>
/// <param name="domain">
/// The domain of the DNS records, without a trailing dot. Null without DNS records; then there are no full names.
/// </param>
internal sealed class HostnameTag(HostnameForm form, string? domain)
{
    public static HostnameTag Of(FunctionOptions options) => new(options.Hostnames.Tags, options.Dns?.ZoneName);

    /// <summary>The tag value for this hostname.</summary>
    public string ValueFor(string hostname) =>
        form == HostnameForm.FullyQualified && domain is not null ? $"{hostname}.{domain}" : hostname;

    /// <summary>All values that the function may have written for this hostname. The value that the settings ask for comes first.</summary>
    /// <param name="noted">The name of the firewall's DNS record, perhaps in a zone that was configured earlier; null for none.</param>
    public IReadOnlyList<string> ValuesFor(string hostname, string? noted = null)
    {
        List<string> values = [ValueFor(hostname), hostname];
        if (domain is not null)
        {
            values.Add($"{hostname}.{domain}");
        }

        if (noted?.StartsWith($"{hostname}.", StringComparison.Ordinal) == true)
        {
            values.Add(noted);
        }

        return [.. values.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The hostname that a tag value means. A value that is not a full name in the domain is returned unchanged.</summary>
    public string HostnameOf(string value)
    {
        var ending = $".{domain}";
        if (domain is null || !value.EndsWith(ending, StringComparison.Ordinal))
        {
            return value;
        }

        var hostname = value[..^ending.Length];
        return hostname.Length == 0 || hostname.Contains('.') ? value : hostname;
    }
}
