using FgtAsg.LambdaRuntime.Execution;

namespace FgtAsg.Simulation.World;

/// <summary>The environment variables that Lambda's runtime reads in a function process: only the log level.</summary>
internal sealed class Variables(string? logLevel = null) : IEnvironmentVariables
{
    public string? GetEnvironmentVariable(string variable) => variable == "AWS_LAMBDA_LOG_LEVEL" ? logLevel : null;

    public void SetEnvironmentVariable(string variable, string? value) =>
        throw new NotSupportedException("Nothing here changes the environment.");
}
