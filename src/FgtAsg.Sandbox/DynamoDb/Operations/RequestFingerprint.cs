using System.Text;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>One text for each content of a transaction: what makes two requests with one token the same.</summary>
internal static class RequestFingerprint
{
    public static string Of(TransactWriteItemsRequest request)
    {
        var text = new StringBuilder();
        foreach (var item in request.TransactItems)
        {
            Append(text, "put", item.Put?.TableName, item.Put?.Item, null, item.Put?.ConditionExpression,
                item.Put?.ExpressionAttributeNames, item.Put?.ExpressionAttributeValues);
            Append(text, "update", item.Update?.TableName, item.Update?.Key, item.Update?.UpdateExpression, item.Update?.ConditionExpression,
                item.Update?.ExpressionAttributeNames, item.Update?.ExpressionAttributeValues);
            Append(text, "delete", item.Delete?.TableName, item.Delete?.Key, null, item.Delete?.ConditionExpression,
                item.Delete?.ExpressionAttributeNames, item.Delete?.ExpressionAttributeValues);
            Append(text, "check", item.ConditionCheck?.TableName, item.ConditionCheck?.Key, null, item.ConditionCheck?.ConditionExpression,
                item.ConditionCheck?.ExpressionAttributeNames, item.ConditionCheck?.ExpressionAttributeValues);
        }

        return text.ToString();
    }

    private static void Append(
        StringBuilder text,
        string kind,
        string? table,
        Dictionary<string, AttributeValue>? subject,
        string? update,
        string? condition,
        Dictionary<string, string>? names,
        Dictionary<string, AttributeValue>? values)
    {
        if (subject is null)
        {
            return;
        }

        var sortedNames = (names ?? []).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        text.Append(kind).Append('\0').Append(table).Append('\0').Append(AttributeValues.FromSdk(subject)).Append('\0').Append(update).Append('\0')
            .Append(condition).Append('\0').AppendJoin(',', sortedNames).Append('\0').Append(AttributeValues.FromSdk(values ?? [])).Append('\n');
    }
}
