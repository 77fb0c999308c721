namespace Amazon.Lambda.Core;

/// <summary>What Lambda reports about the current invocation. Member names are those of Amazon.Lambda.Core.</summary>
public interface ILambdaContext
{
    /// <summary>The id of the request. When Lambda's asynchronous queue retries an event, the id stays the same.</summary>
    string AwsRequestId { get; }

    /// <summary>What a mobile SDK reported about its application; null when the caller sent nothing.</summary>
    IClientContext? ClientContext { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_NAME</c>; empty outside Lambda.</summary>
    string FunctionName { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_VERSION</c>, for example <c>$LATEST</c>; empty outside Lambda.</summary>
    string FunctionVersion { get; }

    /// <summary>The caller's Amazon Cognito identity; null when there is none.</summary>
    ICognitoIdentity? Identity { get; }

    /// <summary>The ARN that the caller used, with a version or an alias if the caller gave one.</summary>
    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    /// <summary>Null when Lambda does not set it, which is the case for a function with SnapStart.</summary>
    string? LogGroupName { get; }

    /// <summary>Null when Lambda does not set it, which is the case for a function with SnapStart.</summary>
    string? LogStreamName { get; }

    /// <summary>In MiB; 0 outside Lambda.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time until Lambda ends the invocation. Never negative.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The X-Ray trace header of the invocation; empty when Lambda sent none.</summary>
    string TraceId { get; }
}
