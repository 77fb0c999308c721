using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>One version of an item. Immutable.</summary>
internal sealed class StoredItem(DynamoValue.Map attributes)
{
    public string Key { get; } = ((DynamoValue.Text)attributes[TableSchema.Key]!).Value;

    public DynamoValue.Map Attributes { get; } = attributes;

    /// <summary>The index's hash key; null where the item is not in the index.</summary>
    public string? Pool { get; } = IndexKey(attributes, TableSchema.IndexHash, TableSchema.IndexRange);

    /// <summary>The index's range key; null where the item is not in the index.</summary>
    public string? AvailableSince { get; } = IndexKey(attributes, TableSchema.IndexRange, TableSchema.IndexHash);

    private static string? IndexKey(DynamoValue.Map attributes, string name, string other) =>
        attributes[other] is null ? null : (attributes[name] as DynamoValue.Text)?.Value;
}
