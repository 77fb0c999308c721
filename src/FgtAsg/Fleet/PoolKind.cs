namespace FgtAsg.Fleet;

/// <summary>Something of which each firewall holds one, and each is held by one firewall.</summary>
internal sealed class PoolKind
{
    public static readonly PoolKind License = new("license", "License", "license", needs: "Digest");
    public static readonly PoolKind Hostname = new("hostname", "Hostname", "hostname");

    public static readonly IReadOnlyList<PoolKind> All = [License, Hostname];

    private PoolKind(string pool, string recordAttribute, string noun, string? needs = null) =>
        (Pool, RecordAttribute, Noun, Needs) = (pool, recordAttribute, noun, needs);

    /// <summary>The index's hash key, and the beginning of the items' own.</summary>
    public string Pool { get; }

    /// <summary>Where the instance record names what is held; also the metrics' name, and the instance tag's.</summary>
    public string RecordAttribute { get; }

    /// <summary>For messages.</summary>
    public string Noun { get; }

    /// <summary>
    /// The attribute without which an item cannot be claimed; null for none. A license whose file was never read may be one that is given
    /// out under another name.
    /// </summary>
    public string? Needs { get; }

    public string KeyOf(string name) => $"{Pool}#{name}";

    public bool IsKey(string? category) => category?.StartsWith($"{Pool}#", StringComparison.Ordinal) == true && category.Length > Pool.Length + 1;

    public string NameOf(string category) => category[(Pool.Length + 1)..];
}
