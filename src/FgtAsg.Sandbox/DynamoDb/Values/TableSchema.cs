namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>The names of the table's key attributes. All key attributes are strings.</summary>
public static class TableSchema
{
    /// <summary>The table's hash key.</summary>
    public const string Key = "Category";

    /// <summary>The global secondary index. It is sparse: only items with both of its keys are in it. It contains only keys.</summary>
    public const string Index = "available";

    /// <summary>The index's hash key. It is a reserved word, so an expression must use a placeholder for it.</summary>
    public const string IndexHash = "Pool";

    /// <summary>The index's range key.</summary>
    public const string IndexRange = "AvailableSince";

    /// <summary>The time-to-live attribute: a number, seconds since 1970-01-01T00:00:00Z.</summary>
    public const string TimeToLive = "ExpiresAt";
}
