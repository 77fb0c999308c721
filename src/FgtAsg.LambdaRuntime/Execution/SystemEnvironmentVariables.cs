namespace FgtAsg.LambdaRuntime.Execution;

internal sealed class SystemEnvironmentVariables : IEnvironmentVariables
{
    public static readonly SystemEnvironmentVariables Instance = new();

    private SystemEnvironmentVariables()
    {
    }

    public string? GetEnvironmentVariable(string variable) => Environment.GetEnvironmentVariable(variable);

    public void SetEnvironmentVariable(string variable, string? value) => Environment.SetEnvironmentVariable(variable, value);
}
