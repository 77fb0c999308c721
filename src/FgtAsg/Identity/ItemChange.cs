using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Identity;

/// <summary>Puts a conditional update of one item together, attribute by attribute.</summary>
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

    /// <summary>The attribute must still be this; null for none.</summary>
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
