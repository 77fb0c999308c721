using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>The answer to a function's call: the result, or the error that Retry and Catch see.</summary>
internal sealed record TaskAnswer
{
    /// <summary>
    /// The error name of Step Functions when Lambda gives no reason: the function crashed, was killed, or ran out of memory.
    /// </summary>
    public const string LambdaUnknown = "Lambda.Unknown";

    public const string LambdaService = "Lambda.ServiceException";

    private TaskAnswer()
    {
    }

    public JsonNode? Result { get; private init; }

    /// <summary>Null for a success.</summary>
    public string? Error { get; private init; }

    public string? Cause { get; private init; }

    public static TaskAnswer Payload(JsonNode? result) => new() { Result = result };

    /// <summary>The function failed. The error has the name of the function's error type; the cause is Lambda's answer as JSON.</summary>
    public static TaskAnswer FunctionError(string errorType, string errorMessage) => new()
    {
        Error = errorType,
        Cause = new JsonObject { ["errorType"] = errorType, ["errorMessage"] = errorMessage }.ToJsonString(),
    };

    /// <summary>An error without an answer of the function.</summary>
    /// <param name="name">Such as <see cref="LambdaService"/>, or <c>States.Timeout</c>.</param>
    /// <param name="cause">Plain text.</param>
    public static TaskAnswer ServiceError(string name, string cause) => new() { Error = name, Cause = cause };

    public JsonObject ToJson(long now) => Error is null
        ? new JsonObject { ["now"] = now, ["payload"] = Result?.DeepClone() }
        : new JsonObject { ["now"] = now, ["error"] = new JsonObject { ["name"] = Error, ["cause"] = Cause } };
}
