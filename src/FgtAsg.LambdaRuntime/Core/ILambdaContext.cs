namespace Amazon.Lambda.Core;

/// <summary>What Lambda says about the invocation that is being handled. Member names are those of Amazon.Lambda.Core.</summary>
public interface ILambdaContext
{
    /// <summary>The id of the request. A retry of the same event by Lambda's asynchronous queue has the same id.</summary>
    string AwsRequestId { get; }

    /// <summary>What a mobile SDK said of its application; null when the caller sent nothing.</summary>
    IClientContext? ClientContext { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_NAME</c>; empty outside Lambda.</summary>
    string FunctionName { get; }

    /// <summary><c>AWS_LAMBDA_FUNCTION_VERSION</c>, for example <c>$LATEST</c>; empty outside Lambda.</summary>
    string FunctionVersion { get; }

    /// <summary>The caller's Amazon Cognito identity; null when there is none.</summary>
    ICognitoIdentity? Identity { get; }

    /// <summary>The ARN that the caller named: with a version or an alias where the caller gave one.</summary>
    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    /// <summary>Null where Lambda does not tell it: a function with SnapStart is not told.</summary>
    string? LogGroupName { get; }

    /// <summary>Null where Lambda does not tell it: a function with SnapStart is not told.</summary>
    string? LogStreamName { get; }

    /// <summary>In MiB; 0 outside Lambda.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time until Lambda ends the invocation. Never negative.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The X-Ray trace header of the invocation; empty when Lambda sent none.</summary>
    string TraceId { get; }
}
