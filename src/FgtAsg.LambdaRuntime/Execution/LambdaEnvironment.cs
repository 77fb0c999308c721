using System.Globalization;

namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>
/// The environment variables that Lambda sets. Each value is read on access, because a restored snapshot may have other values than the
/// process from which the snapshot was taken.
/// </summary>
internal sealed class LambdaEnvironment(IEnvironmentVariables variables)
{
    public const string RuntimeApi = "AWS_LAMBDA_RUNTIME_API";
    public const string LogFormat = "AWS_LAMBDA_LOG_FORMAT";
    public const string LogLevel = "AWS_LAMBDA_LOG_LEVEL";

    private const string TraceIdVariable = "_X_AMZN_TRACE_ID";

    public string FunctionName => variables.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "";

    public string FunctionVersion => variables.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_VERSION") ?? "";

    public string? LogGroupName => variables.GetEnvironmentVariable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string? LogStreamName => variables.GetEnvironmentVariable("AWS_LAMBDA_LOG_STREAM_NAME");

    /// <summary>In MiB; 0 when Lambda does not set it.</summary>
    public int MemorySize
    {
        get
        {
            var text = variables.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;
        }
    }

    public bool IsSnapStart => variables.GetEnvironmentVariable("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start";

    /// <summary>The AWS SDK and the X-Ray SDK read the trace of the current invocation from this variable.</summary>
    public void SetTraceId(string? traceId) => variables.SetEnvironmentVariable(TraceIdVariable, traceId);

    /// <returns>The root of the Runtime API, version 2018-06-01, with a slash at its end.</returns>
    /// <exception cref="InvalidOperationException">The variable is missing, or is not <c>host:port</c>.</exception>
    public Uri GetRuntimeApi()
    {
        var hostAndPort = variables.GetEnvironmentVariable(RuntimeApi);
        if (string.IsNullOrWhiteSpace(hostAndPort))
        {
            throw new InvalidOperationException(
                $"{RuntimeApi} is not set: this program is started by AWS Lambda; "
                + "to run it here use 'fgt-asg invoke', which is a local Lambda.");
        }

        if (!Uri.TryCreate($"http://{hostAndPort}/", UriKind.Absolute, out var root)
            || root.PathAndQuery != "/"
            || root.UserInfo.Length > 0)
        {
            throw new InvalidOperationException($"{RuntimeApi} is '{hostAndPort}', which is not host:port.");
        }

        return new Uri(root, "2018-06-01/");
    }
}
