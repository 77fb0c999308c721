using System.Text;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>The rules for the attributes that are keys of the table or of its index.</summary>
internal static class ItemKeys
{
    private const int MaxHashBytes = 2048;
    private const int MaxRangeBytes = 1024;

    private const string NotSupported = "One or more parameter values are not valid.";

    private const string EmptyValue = "The AttributeValue for a key attribute cannot contain an empty string value.";

    /// <summary>The key of a whole item.</summary>
    public static string OfItem(DynamoValue.Map item) => item[TableSchema.Key] switch
    {
        null => throw TableFaults.Parameter($"Missing the key {TableSchema.Key} in the item"),
        DynamoValue.Text text => Checked(text.Value),
        var other => throw TableFaults.Parameter($"Type mismatch for key {TableSchema.Key} expected: S actual: {other.Type}"),
    };

    /// <summary>The key that a request names an item by.</summary>
    public static string OfRequest(Dictionary<string, AttributeValue>? key)
    {
        if (key is null)
        {
            throw TableFaults.Constraint("null", "key", "Member must not be null");
        }

        return AttributeValues.FromSdk(key) is { Values.Count: 1 } map && map[TableSchema.Key] is DynamoValue.Text text
            ? Checked(text.Value)
            : throw TableFaults.Validation("The provided key element does not match the schema");
    }

    /// <summary>What the index would hold of an item that is put.</summary>
    public static void EnsureIndexable(DynamoValue.Map item) => EnsureIndexKeys(
        item,
        (name, value) => TableFaults.Parameter(
            $"Type mismatch for Index Key {name} Expected: S Actual: {value.Type} IndexName: {TableSchema.Index}"),
        name => TableFaults.Validation(
            $"{NotSupported} A value specified for a secondary index key is not supported. {EmptyValue} "
            + $"IndexName: {TableSchema.Index}, IndexKey: {name}"));

    /// <summary>What the index would hold of an item that is updated.</summary>
    public static void EnsureStillIndexable(DynamoValue.Map item) => EnsureIndexKeys(
        item,
        (_, _) => TableFaults.Validation("The update expression attempted to update the secondary index key to unsupported type"),
        _ => TableFaults.Validation(
            $"{NotSupported} The update expression attempted to update a secondary index key to a value that is not supported. {EmptyValue}"));

    private static void EnsureIndexKeys(DynamoValue.Map item, Func<string, DynamoValue, Exception> wrongType, Func<string, Exception> empty)
    {
        foreach (var name in TableSchema.IndexKeys)
        {
            switch (item[name])
            {
                case null:
                    break;
                case DynamoValue.Text { Value: "" }:
                    throw empty(name);
                case DynamoValue.Text text:
                    EnsureShort(text.Value, name == TableSchema.IndexHash);
                    break;
                case { } value:
                    throw wrongType(name, value);
            }
        }
    }

    private static string Checked(string key)
    {
        if (key.Length == 0)
        {
            throw TableFaults.Validation($"{NotSupported} {EmptyValue} Key: {TableSchema.Key}");
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
