using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Fleet;

/// <summary>
/// A conditional update of one item. Attributes are written <c>#Name</c> in the expressions, whether DynamoDB reserves the name or not.
/// </summary>
/// <param name="Category">The item's key.</param>
/// <param name="Values">The expressions' <c>:values</c>. Each must be used.</param>
internal sealed partial record ItemUpdate(string Category, string Expression, string Condition, Dictionary<string, AttributeValue> Values)
{
    /// <summary>DynamoDB returns the updated item, or the unchanged item if it refuses the update.</summary>
    public UpdateItemRequest ToRequest(string tableName) => new()
    {
        TableName = tableName,
        Key = FleetTable.KeyOf(Category),
        UpdateExpression = Expression,
        ConditionExpression = Condition,
        ExpressionAttributeNames = Names(),
        ExpressionAttributeValues = Values,
        ReturnValues = Amazon.DynamoDBv2.ReturnValue.ALL_NEW,
        ReturnValuesOnConditionCheckFailure = Amazon.DynamoDBv2.ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    public TransactWriteItem ToTransactItem(string tableName) => new()
    {
        Update = new Update
        {
            TableName = tableName,
            Key = FleetTable.KeyOf(Category),
            UpdateExpression = Expression,
            ConditionExpression = Condition,
            ExpressionAttributeNames = Names(),
            ExpressionAttributeValues = Values,
            ReturnValuesOnConditionCheckFailure = Amazon.DynamoDBv2.ReturnValuesOnConditionCheckFailure.ALL_OLD,
        },
    };

    /// <summary>Maps the <c>#Name</c>s of an expression to attribute names.</summary>
    public static Dictionary<string, string> NamesIn(string expression) => AttributeName()
        .Matches(expression)
        .Select(match => match.Value)
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(name => name, name => name[1..], StringComparer.Ordinal);

    private Dictionary<string, string> Names() => NamesIn($"{Expression} {Condition}");

    [GeneratedRegex("#[A-Za-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AttributeName();
}

/// <summary>Converts attribute values from and to plain ones.</summary>
internal static class ItemExtensions
{
    public static AttributeValue ToAttribute(this string text) => new() { S = text };

    public static AttributeValue ToAttribute(this long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Null if the item has no such text.</summary>
    public static string? Text(this IReadOnlyDictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;

    /// <summary>Null if the item has no such whole number.</summary>
    public static long? Number(this IReadOnlyDictionary<string, AttributeValue> item, string name) =>
        long.TryParse(item.GetValueOrDefault(name)?.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
