using FgtAsg.Sandbox.Http;

namespace FgtAsg.Cli.Commands;

/// <summary>Describes an exception in one line.</summary>
internal static class Problem
{
    public const string ToolName = "fgt-asg";

    /// <summary>The environment variable that makes the tool print stack traces; <c>0</c> and an empty value switch it off.</summary>
    public const string TraceVariable = "FGT_ASG_TRACE";

    /// <summary>
    /// The exceptions in the first case have messages for users. Every other exception is a defect, so the line also says how to get a
    /// trace.
    /// </summary>
    public static string Describe(Exception exception) => exception switch
    {
        CannotRunException or SandboxUnavailableException => $"{ToolName}: {OneLine(exception.Message)}",
        _ => $"{ToolName}: {Unexpected(exception)}",
    };

    /// <summary>The exception's type, its message, and how to get the stack trace.</summary>
    public static string Unexpected(Exception exception) =>
        $"unexpected {exception.GetType().Name}: {OneLine(exception.Message).TrimEnd('.')}. {TraceVariable}=1 prints the stack trace.";

    /// <summary>Joins the first and the last line. The last line of an error output usually names the cause.</summary>
    public static string OneLine(string text) =>
        text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
        {
            [] => "",
            [var only] => only,
            [var first, .., var last] => $"{first} ... {last}",
        };
}
