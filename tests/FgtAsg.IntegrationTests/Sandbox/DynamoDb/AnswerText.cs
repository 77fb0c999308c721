using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>
/// An answer as one text. Equal answers have equal texts. Error messages are left out, as moto's differ from the service's.
/// </summary>
internal static class AnswerText
{
    public static string Of(object answer) => answer switch
    {
        GetItemResponse response => Of(response.Item),
        PutItemResponse response => Of(response.Attributes),
        UpdateItemResponse response => Of(response.Attributes),
        DeleteItemResponse response => Of(response.Attributes),
        QueryResponse response => Page(response.Count, response.ScannedCount, response.Items, response.LastEvaluatedKey),
        ScanResponse response => Page(
            response.Count,
            response.ScannedCount,
            response.Items.OrderBy(item => item["Category"].S, StringComparer.Ordinal),
            response.LastEvaluatedKey),
        BatchGetItemResponse response => string.Join(" ", response.Responses.Values.Single().Select(Of).Order(StringComparer.Ordinal)),
        TransactWriteItemsResponse => "written",
        string text => text,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No text for this answer."),
    };

    public static string Of(AmazonDynamoDBException exception) => exception switch
    {
        ConditionalCheckFailedException failed => $"{failed.ErrorCode} {Of(failed.Item)}",
        TransactionCanceledException cancelled =>
            $"{cancelled.ErrorCode} {string.Join(" ", cancelled.CancellationReasons.Select(reason => $"{reason.Code}:{Of(reason.Item)}"))}",
        _ => $"{exception.GetType().Name}:{exception.ErrorCode}:{(int)exception.StatusCode}",
    };

    private static string Page(
        int? count, int? scanned, IEnumerable<Dictionary<string, AttributeValue>> items, Dictionary<string, AttributeValue>? last) =>
        $"{count}/{scanned} {string.Join(" ", items.Select(Of))} last:{Of(last)}";

    private static string Of(Dictionary<string, AttributeValue>? item) => item is not { Count: > 0 }
        ? "-"
        : $"{{{string.Join(",", item.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Of(pair.Value)}"))}}}";

    private static string Of(AttributeValue value) => value switch
    {
        { S: { } text } => text,
        { N: { } number } => $"#{Number(number)}",
        { M: { } map } => Of(map),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A type that no case has."),
    };

    private static string Number(string text) =>
        decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.#############", CultureInfo.InvariantCulture);
}
