namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>The environment variables of the process. Tests and simulations provide their own implementation.</summary>
public interface IEnvironmentVariables
{
    /// <returns>Null for a variable that is not set.</returns>
    string? GetEnvironmentVariable(string variable);

    /// <param name="value">Null removes the variable.</param>
    void SetEnvironmentVariable(string variable, string? value);
}
