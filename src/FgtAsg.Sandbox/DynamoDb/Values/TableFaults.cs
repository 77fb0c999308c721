using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>The service's errors as its SDK client throws them.</summary>
internal static class TableFaults
{
    public const string ConditionMessage = "The conditional request failed";

    public const string ConflictMessage = "Transaction is ongoing for the item";

    private const string RequestId = "00000000-0000-0000-0000-000000000000";

    public static AmazonDynamoDBException Validation(string message) =>
        new(message, ErrorType.Unknown, "ValidationException", RequestId, HttpStatusCode.BadRequest);

    /// <summary>An invalid value of a request's parameter: "One or more parameter values were invalid".</summary>
    public static AmazonDynamoDBException Parameter(string message) => Validation($"One or more parameter values were invalid: {message}");

    /// <summary>A violation that the service detects before it looks at the table, with the text of its validation framework.</summary>
    public static AmazonDynamoDBException Constraint(string value, string parameter, string constraint) =>
        Validation($"1 validation error detected: Value {value} at '{parameter}' failed to satisfy constraint: {constraint}");

    public static ResourceNotFoundException NoTable() =>
        new("Requested resource not found", ErrorType.Unknown, "ResourceNotFoundException", RequestId, HttpStatusCode.BadRequest);

    public static ConditionalCheckFailedException ConditionFailed(DynamoValue.Map? item) =>
        new(ConditionMessage, ErrorType.Unknown, "ConditionalCheckFailedException", RequestId, HttpStatusCode.BadRequest)
        {
            Item = item?.ToItem(),
        };

    public static TransactionConflictException Conflict() =>
        new(ConflictMessage, ErrorType.Unknown, "TransactionConflictException", RequestId, HttpStatusCode.BadRequest);

    public static IdempotentParameterMismatchException TokenMismatch() => new(
        "Request parameters do not match those of an earlier request with the same client token",
        ErrorType.Unknown, "IdempotentParameterMismatchException", RequestId, HttpStatusCode.BadRequest);

    public static TransactionCanceledException Canceled(List<CancellationReason> reasons) => new(
        "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + $"[{string.Join(", ", reasons.Select(reason => reason.Code))}]",
        ErrorType.Unknown, "TransactionCanceledException", RequestId, HttpStatusCode.BadRequest)
    {
        CancellationReasons = reasons,
    };
}
