using FgtAsg.Configuration;

namespace FgtAsg.Identity;

/// <summary>
/// The one rule between a hostname of the pool and the value of the tags <c>Name</c> and <c>Hostname</c>: <c>fgt-001</c>, or with its
/// domain <c>fgt-001.fw.example.internal</c>. One of the two is written. Both are read, for the setting may have been another one when the
/// tag was written. Whether the pool has such a hostname, only its items can tell. Pure.
/// </summary>
/// <param name="form">What is written.</param>
/// <param name="domain">Of the firewalls' DNS records, without a dot at its end; null where they have none, and so no full names.</param>
internal sealed class HostnameTag(HostnameForm form, string? domain)
{
    /// <summary>As the settings have it.</summary>
    public static HostnameTag Of(FunctionOptions options) => new(options.Hostnames.Tags, options.Dns?.ZoneName);

    /// <summary>What the tags of a firewall with this hostname must say.</summary>
    public string ValueFor(string hostname) =>
        form == HostnameForm.FullyQualified && domain is not null ? $"{hostname}.{domain}" : hostname;

    /// <summary>Whatever the function may have written for this hostname; what it must say comes first.</summary>
    /// <param name="hostname">The hostname.</param>
    /// <param name="noted">The name of the firewall's DNS record, which may be of a zone that was configured before; null for none.</param>
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

    /// <summary>The hostname that a tag's value stands for. A value that is no full name in the domain stands for itself.</summary>
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
