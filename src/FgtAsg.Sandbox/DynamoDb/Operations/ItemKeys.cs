using System.Text;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>Validates whole items, and the key attributes of the table and its index.</summary>
internal static class ItemKeys
{
    private const int MaxHashBytes = 2048;
    private const int MaxRangeBytes = 1024;
    private const int MaxItemBytes = 400 * 1024;

    private const string NotValid = "One or more parameter values are not valid.";

    private const string EmptyValue = "The AttributeValue for a key attribute cannot contain an empty string value.";

    /// <summary>Returns the key of a whole item.</summary>
    public static string OfItem(DynamoValue.Map item) => item[TableSchema.Key] switch
    {
        null => throw TableFaults.Parameter($"Missing the key {TableSchema.Key} in the item"),
        DynamoValue.Text text => Checked(text.Value),
        var other => throw TableFaults.Parameter($"Type mismatch for key {TableSchema.Key} expected: S actual: {other.Type}"),
    };

    /// <summary>Returns the key in a request.</summary>
    public static string OfRequest(Dictionary<string, AttributeValue>? key)
    {
        if (key is null)
        {
            throw TableFaults.Constraint("null", "key", "Member must not be null");
        }

        return DynamoValue.Map.FromSdk(key) is { Values.Count: 1 } map && map.TextOf(TableSchema.Key) is { } text
            ? Checked(text)
            : throw TableFaults.Validation("The provided key element does not match the schema");
    }

    /// <summary>Returns the item if the table and its index can store it.</summary>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">
    /// ValidationException: the item is too large, or a key of the index is not a string, is empty or is too long.
    /// </exception>
    public static DynamoValue.Map Fitting(DynamoValue.Map item)
    {
        foreach (var name in (string[])[TableSchema.IndexHash, TableSchema.IndexRange])
        {
            switch (item[name])
            {
                case null:
                    break;
                case DynamoValue.Text { Value: "" }:
                    throw TableFaults.Validation(
                        $"{NotValid} A value specified for a secondary index key is not supported. {EmptyValue} "
                        + $"IndexName: {TableSchema.Index}, IndexKey: {name}");
                case DynamoValue.Text text:
                    EnsureShort(text.Value, name == TableSchema.IndexHash);
                    break;
                case { } value:
                    throw TableFaults.Parameter(
                        $"Type mismatch for Index Key {name} Expected: S Actual: {value.Type} IndexName: {TableSchema.Index}");
            }
        }

        return item.ItemSize <= MaxItemBytes ? item : throw TableFaults.Validation("Item size has exceeded the maximum allowed size");
    }

    private static string Checked(string key)
    {
        if (key.Length == 0)
        {
            throw TableFaults.Validation($"{NotValid} {EmptyValue} Key: {TableSchema.Key}");
        }

        EnsureShort(key, isHash: true);
        return key;
    }

    private static void EnsureShort(string key, bool isHash)
    {
        if (Encoding.UTF8.GetByteCount(key) > (isHash ? MaxHashBytes : MaxRangeBytes))
        {
            throw TableFaults.Parameter(isHash
                ? $"Size of hashkey has exceeded the maximum size limit of{MaxHashBytes} bytes"
                : $"Aggregated size of all range keys has exceeded the size limit of {MaxRangeBytes} bytes");
        }
    }
}
