using System.Net;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace FgtAsg.Sandbox.Sqs;

/// <summary>
/// The errors of SQS as its SDK client throws them. An error has two names: the code of the former query protocol, which is the
/// exception's code, and the type in a JSON body.
/// </summary>
internal static class SqsFault
{
    public static AmazonSQSException NoQueue() => new QueueDoesNotExistException(
        "The specified queue does not exist.", ErrorType.Sender, "AWS.SimpleQueueService.NonExistentQueue", Request, Status);

    public static AmazonSQSException WrongReceipt(string? handle) => new ReceiptHandleIsInvalidException(
        $"The input receipt handle \"{handle}\" is not a valid receipt handle.",
        ErrorType.Sender,
        "ReceiptHandleIsInvalid",
        Request,
        Status);

    public static AmazonSQSException WrongContents() => new InvalidMessageContentsException(
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
        ErrorType.Sender,
        "InvalidMessageContents",
        Request,
        Status);

    public static AmazonSQSException Missing(string parameter) =>
        Of("MissingParameter", $"The request must contain the parameter {parameter}.");

    public static AmazonSQSException WrongValue(object? value, string parameter, string reason) =>
        Of("InvalidParameterValue", $"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    public static AmazonSQSException TooLong(int most) =>
        Of("InvalidParameterValue", $"One or more parameters are invalid. Reason: Message must be shorter than {most} bytes.");

    /// <summary>The name in a JSON body.</summary>
    public static string TypeOf(AmazonSQSException fault) => fault switch
    {
        QueueDoesNotExistException => "com.amazonaws.sqs#QueueDoesNotExist",
        ReceiptHandleIsInvalidException => "com.amazonaws.sqs#ReceiptHandleIsInvalid",
        InvalidMessageContentsException => "com.amazonaws.sqs#InvalidMessageContents",
        { ErrorCode: "MissingParameter" } => "com.amazon.coral.service#MissingRequiredParameterException",
        _ => $"com.amazon.coral.service#{fault.ErrorCode}Exception",
    };

    private const string Request = "request-1";
    private const HttpStatusCode Status = HttpStatusCode.BadRequest;

    private static AmazonSQSException Of(string code, string message) => new(message, ErrorType.Sender, code, Request, Status);
}
