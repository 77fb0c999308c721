using Amazon.EC2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// The license and hostname that an instance's tags show. Values that are not in the pools were written by people and are ignored. Pure.
/// </summary>
internal sealed record ShownHoldings
{
    public string? License { get; private init; }

    /// <summary>The hostname without the domain, whichever form the tags have.</summary>
    public string? Hostname { get; private init; }

    /// <summary>Whether a tag shows the hostname in another form than the settings ask for.</summary>
    public bool IsOfOtherForm { get; private init; }

    public bool IsNothing => License is null && Hostname is null;

    private string? HostnameValue { get; init; }

    private string? NameValue { get; init; }

    /// <summary>
    /// The table keys of the license and hostname that the tags name. People may have written other values into these tags.
    /// </summary>
    public static IEnumerable<string> KeysIn(Instance? instance, HostnameTag names) => PoolKind.All
        .Select(kind => HeldIn(instance, kind, names) is { } held ? kind.KeyOf(held) : null)
        .OfType<string>();

    /// <param name="poolItems">The keys that exist in the pools. Other values were written by people.</param>
    /// <param name="names">Reads the hostname from a tag value.</param>
    public static ShownHoldings Of(Instance? instance, IReadOnlySet<string> poolItems, HostnameTag names)
    {
        var (license, hostname) = (Known(PoolKind.License), Known(PoolKind.Hostname));
        var (hostnameValue, nameValue) = (ValueOf(instance, PoolKind.Hostname.RecordAttribute), ValueOf(instance, InstanceTags.NameKey));
        return new ShownHoldings
        {
            License = license,
            Hostname = hostname,
            IsOfOtherForm = IsInOtherForm(hostnameValue) || IsInOtherForm(nameValue),
            HostnameValue = hostnameValue,
            NameValue = nameValue,
        };

        string? Known(PoolKind kind) => HeldIn(instance, kind, names) is { } held && poolItems.Contains(kind.KeyOf(held)) ? held : null;

        bool IsInOtherForm(string? value) =>
            hostname is not null && value != names.ValueFor(hostname) && names.ValuesFor(hostname).Contains(value, StringComparer.Ordinal);
    }

    public bool IsOf(string? license, string? hostname) => License == license && Hostname == hostname;

    /// <summary>
    /// Whether a person wrote the tag <c>Name</c>: its value is not one that the function wrote for this hostname, or for the one that
    /// the tags show.
    /// </summary>
    public bool IsNamedByAPerson(string? hostname, HostnameTag names) =>
        NameValue is { Length: > 0 } name
        && name != HostnameValue
        && !new[] { hostname, Hostname }.OfType<string>().Any(own => names.ValuesFor(own).Contains(name, StringComparer.Ordinal));

    private static string? HeldIn(Instance? instance, PoolKind kind, HostnameTag names)
    {
        var value = ValueOf(instance, kind.RecordAttribute);
        return kind == PoolKind.Hostname && value is not null ? names.HostnameOf(value) : value;
    }

    private static string? ValueOf(Instance? instance, string key) => instance?.Tags?.Find(tag => tag.Key == key)?.Value;
}
