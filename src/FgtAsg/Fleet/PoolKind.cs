namespace FgtAsg.Fleet;

/// <summary>A kind of pool. Each firewall holds one item, and each item is held by one firewall.</summary>
internal sealed class PoolKind
{
    public static readonly PoolKind License = new("license", "License", needs: "Digest");
    public static readonly PoolKind Hostname = new("hostname", "Hostname");

    public static readonly IReadOnlyList<PoolKind> All = [License, Hostname];

    private PoolKind(string pool, string recordAttribute, string? needs = null) =>
        (Pool, RecordAttribute, Needs) = (pool, recordAttribute, needs);

    /// <summary>The index's hash key, the prefix of the items' keys, and the word in messages.</summary>
    public string Pool { get; }

    /// <summary>The attribute of the instance record with the held item. Also the name in metrics and the instance tag's key.</summary>
    public string RecordAttribute { get; }

    /// <summary>
    /// The attribute that an item must have to be claimed; null for none. A license whose file was never read may already be assigned under
    /// another name.
    /// </summary>
    public string? Needs { get; }

    public string KeyOf(string name) => $"{Pool}#{name}";

    public bool IsKey(string? category) =>
        category?.StartsWith($"{Pool}#", StringComparison.Ordinal) == true && category.Length > Pool.Length + 1;

    public string NameOf(string category) => category[(Pool.Length + 1)..];
}
