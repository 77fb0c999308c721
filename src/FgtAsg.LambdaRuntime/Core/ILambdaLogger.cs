namespace Amazon.Lambda.Core;

/// <summary>The plain logger of <see cref="ILambdaContext"/>. Each message is one entry; a line feed does not split it.</summary>
public interface ILambdaLogger
{
    void Log(string message);

    void LogLine(string message);

    /// <param name="level">Trace, Debug, Information, Warning, Error or Critical. Any other value counts as Information.</param>
    void Log(string level, string message) => LogLine(message);

    void LogTrace(string message) => Log("Trace", message);

    void LogDebug(string message) => Log("Debug", message);

    void LogInformation(string message) => Log("Information", message);

    void LogWarning(string message) => Log("Warning", message);

    void LogError(string message) => Log("Error", message);

    void LogCritical(string message) => Log("Critical", message);
}
