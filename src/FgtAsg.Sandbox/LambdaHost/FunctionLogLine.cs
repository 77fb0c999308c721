namespace FgtAsg.Sandbox.LambdaHost;

/// <summary>A line that an execution environment wrote.</summary>
/// <param name="EnvironmentId">Which environment, counted from 1.</param>
/// <param name="RequestId">The invocation that was under way, or <see langword="null"/> during init and between invocations.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="IsError">Whether it came from standard error.</param>
public readonly record struct FunctionLogLine(int EnvironmentId, string? RequestId, string Text, bool IsError);
