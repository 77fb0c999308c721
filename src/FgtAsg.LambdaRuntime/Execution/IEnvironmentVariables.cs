namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>The process's environment, behind a seam so that a test or a simulation brings its own.</summary>
public interface IEnvironmentVariables
{
    /// <returns>Null for a variable that is not set.</returns>
    string? GetEnvironmentVariable(string variable);

    /// <param name="value">Null removes the variable.</param>
    void SetEnvironmentVariable(string variable, string? value);
}
