using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>
/// The updates of the items of licenses and of their digests. Each update has a condition: since the item was read, no other file change,
/// claim or return has changed it.
/// </summary>
internal sealed class LicenseUpdates(DateTimeOffset now)
{
    /// <summary>Puts the license into the pool. It can be claimed from that time on.</summary>
    public static ItemUpdate Take(LicenseView view, SeenFile.License seen, string since) => Describe(view, seen)
        .Set("Pool", PoolKind.License.Pool)
        .Set("AvailableSince", since)
        .Remove("WithdrawnAt", "ExpiresAt", "Refused", "DuplicateOf")
        .ToUpdate();

    /// <summary>Records that the file matches the license that is in the pool or held.</summary>
    public static ItemUpdate Keep(LicenseView view, SeenFile.License seen) => Describe(view, seen)
        .Remove("WithdrawnAt", "ExpiresAt", "Refused", "DuplicateOf")
        .ToUpdate();

    /// <summary>The holder keeps the license. It leaves the pool when it is given back.</summary>
    public ItemUpdate Mark(LicenseView view, string? reason, string? duplicateOf) => Reason(Describe(view), reason, duplicateOf)
        .Set("WithdrawnAt", view.Item!.WithdrawnAt ?? Timestamps.Of(now))
        .ToUpdate();

    /// <summary>
    /// Takes the license out of the pool. The item stays for the retention time with its availability time, so that a cool-down outlives
    /// the withdrawal.
    /// </summary>
    public ItemUpdate Withdraw(LicenseView view, string? reason, string? duplicateOf) => Reason(Describe(view), reason, duplicateOf)
        .Set("WithdrawnAt", view.Item?.WithdrawnAt ?? Timestamps.Of(now))
        .Set("ExpiresAt", (now + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute())
        .Remove("Pool")
        .ToUpdate();

    /// <summary>From now on the license is given out under this name.</summary>
    public static ItemUpdate Own(LicenseDigest digest, string id) => new ItemChange(digest.Category)
        .Set("Kind", LicenseDigest.Kind)
        .Set("License", id)
        .Set("Revision", ((digest.Revision ?? 0) + 1).ToAttribute())
        .Remove("AvailableSince")
        .WhereStill("License", digest.License)
        .WhereStill("Revision", digest.Revision?.ToAttribute())
        .ToUpdate();

    /// <summary>For a name whose file has other content now. The earlier license keeps its cool-down.</summary>
    public static ItemUpdate Disown(string digest, LicenseItem item) => new ItemChange(LicenseDigest.KeyOf(digest))
        .Set("Kind", LicenseDigest.Kind)
        .Set("AvailableSince", item.AvailableSince)
        .Remove("License")
        .WhereStill("License", item.Id)
        .ToUpdate();

    /// <summary>Takes the license from its other name, which has no holder.</summary>
    public ItemUpdate Displace(LicenseItem other, string inFavorOf) => AsRead(new ItemChange(other.Category), other)
        .Set("WithdrawnAt", other.WithdrawnAt ?? Timestamps.Of(now))
        .Set("ExpiresAt", (now + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute())
        .Set("Refused", other.IsInPool ? LicensePlanner.SameAs(inFavorOf) : null)
        .Set("DuplicateOf", other.IsInPool ? inFavorOf : null)
        .Remove("Pool", "Digest")
        .ToUpdate();

    /// <summary>For a license that was given back later under another name.</summary>
    public static ItemUpdate Postpone(LicenseItem item, string since) => AsRead(new ItemChange(item.Category), item)
        .Set("AvailableSince", since)
        .ToUpdate();

    private static ItemChange Describe(LicenseView view, SeenFile.License seen) => Describe(view)
        .Set("Size", seen.Size.ToAttribute())
        .Set("Digest", seen.Digest);

    private static ItemChange Describe(LicenseView view)
    {
        var change = AsRead(new ItemChange(PoolKind.License.KeyOf(view.File.Id)), view.Item)
            .Set("Kind", PoolKind.License.Pool)
            .Set("Bucket", view.File.Bucket)
            .Set("Key", view.File.Key);
        return view.Seen.ETag is { } tag ? change.Set("ETag", tag) : change.Remove("ETag");
    }

    private static ItemChange Reason(ItemChange change, string? reason, string? duplicateOf)
    {
        change = reason is null ? change.Remove("Refused") : change.Set("Refused", reason);
        return duplicateOf is null ? change.Remove("DuplicateOf") : change.Set("DuplicateOf", duplicateOf);
    }

    /// <summary>Claims and returns change the holder and the availability time. Each change by the file increments the revision.</summary>
    private static ItemChange AsRead(ItemChange change, LicenseItem? item) => change
        .Set("Revision", ((item?.Revision ?? 0) + 1).ToAttribute())
        .WhereStill("Revision", item?.Revision?.ToAttribute())
        .WhereStill("InstanceId", item?.Holder)
        .WhereStill("AvailableSince", item?.AvailableSince);
}

/// <summary>Builds a conditional update of one item, attribute by attribute.</summary>
internal sealed class ItemChange(string category)
{
    private readonly List<string> _set = [];
    private readonly List<string> _removed = [];
    private readonly List<string> _conditions = [];
    private readonly Dictionary<string, AttributeValue> _values = new(StringComparer.Ordinal);

    /// <summary>Null leaves the attribute as it is.</summary>
    public ItemChange Set(string name, AttributeValue? value)
    {
        if (value is not null)
        {
            _set.Add($"#{name} = :{name}");
            _values[$":{name}"] = value;
        }

        return this;
    }

    public ItemChange Set(string name, string? value) => Set(name, value?.ToAttribute());

    public ItemChange Remove(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _removed.Add($"#{name}");
        }

        return this;
    }

    /// <summary>The attribute must still have this value; null means that it must not exist.</summary>
    public ItemChange WhereStill(string name, AttributeValue? value)
    {
        if (value is null)
        {
            _conditions.Add($"attribute_not_exists(#{name})");
        }
        else
        {
            _conditions.Add($"#{name} = :still{name}");
            _values[$":still{name}"] = value;
        }

        return this;
    }

    public ItemChange WhereStill(string name, string? value) => WhereStill(name, value?.ToAttribute());

    public ItemUpdate ToUpdate() => new(
        category,
        $"SET {string.Join(", ", _set)}" + (_removed.Count > 0 ? $" REMOVE {string.Join(", ", _removed)}" : ""),
        string.Join(" AND ", _conditions),
        _values);
}
