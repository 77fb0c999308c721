using System.Globalization;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>
/// The environment variables of an execution environment. As in Lambda there are only a few, so that the set-up of this machine has no
/// influence.
/// </summary>
internal static class FunctionEnvironment
{
    // Variables that a process and dotnet need to start.
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_HOST_PATH", "LD_LIBRARY_PATH",
        "SSL_CERT_FILE", "SSL_CERT_DIR",
    ];

    public static IReadOnlyDictionary<string, string> Of(FunctionHostOptions options, string runtimeApi, int environmentId)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables[name] = value;
            }
        }

        AddDefaults(variables, options);
        foreach (var (name, value) in options.Environment)
        {
            variables[name] = value;
        }

        AddReserved(variables, options, runtimeApi, environmentId);
        return variables;
    }

    private static void AddDefaults(Dictionary<string, string> variables, FunctionHostOptions options)
    {
        variables["LANG"] = "en_US.UTF-8";
        variables["TZ"] = ":UTC";

        // The process is short-lived: fast compilation matters more than fast code.
        variables["DOTNET_TieredPGO"] = "0";
        variables["DOTNET_TC_QuickJitForLoops"] = "1";
        variables["DOTNET_EnableDiagnostics"] = "0";
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        variables["DOTNET_NOLOGO"] = "1";

        variables["AWS_ACCESS_KEY_ID"] = "test";
        variables["AWS_SECRET_ACCESS_KEY"] = "test";
        variables["AWS_SESSION_TOKEN"] = SessionTokens.Of(options.FunctionName);
        variables["AWS_EC2_METADATA_DISABLED"] = "true";
    }

    private static void AddReserved(
        Dictionary<string, string> variables, FunctionHostOptions options, string runtimeApi, int environmentId)
    {
        variables["_HANDLER"] = Path.GetFileNameWithoutExtension(options.FunctionAssembly);
        variables["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(Path.GetFullPath(options.FunctionAssembly))!;
        variables["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        variables["AWS_LAMBDA_FUNCTION_NAME"] = options.FunctionName;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = options.SnapStart ? "1" : "$LATEST";
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = options.MemorySizeMegabytes.ToString(CultureInfo.InvariantCulture);
        variables["AWS_LAMBDA_INITIALIZATION_TYPE"] = options.SnapStart ? "snap-start" : "on-demand";
        variables["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{options.FunctionName}";
        variables["AWS_LAMBDA_LOG_STREAM_NAME"] = string.Create(
            CultureInfo.InvariantCulture, $"{options.TimeProvider.GetUtcNow():yyyy/MM/dd}/[$LATEST]{environmentId:x32}");
        variables["AWS_LAMBDA_LOG_FORMAT"] = "JSON";
        variables["AWS_REGION"] = options.Region;
        variables["AWS_DEFAULT_REGION"] = options.Region;
    }
}
