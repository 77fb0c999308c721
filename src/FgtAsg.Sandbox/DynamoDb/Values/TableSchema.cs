namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>The names of the table's keys. All of them are strings.</summary>
public static class TableSchema
{
    /// <summary>The table's hash key.</summary>
    public const string Key = "Category";

    /// <summary>The global secondary index. It is sparse: only items with both of its keys are in it. And it holds keys only.</summary>
    public const string Index = "available";

    /// <summary>The index's hash key. A reserved word: an expression must name it by a placeholder.</summary>
    public const string IndexHash = "Pool";

    /// <summary>The index's range key.</summary>
    public const string IndexRange = "AvailableSince";

    /// <summary>The time-to-live attribute: a number, seconds since 1970-01-01T00:00:00Z.</summary>
    public const string TimeToLive = "ExpiresAt";
}
