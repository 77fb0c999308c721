using FgtAsg.Sandbox.Http;

namespace FgtAsg.Cli.Commands;

/// <summary>Makes one line of what went wrong.</summary>
internal static class Problem
{
    public const string ToolName = "fgt-asg";

    /// <summary>The variable that has the tool print stack traces.</summary>
    public const string TraceVariable = "FGT_ASG_TRACE";

    /// <summary>An exception whose message is for people says it all. Any other one is a defect, which its trace leads to.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        CannotRunException or SandboxUnavailableException => $"{ToolName}: {OneLine(exception.Message)}",
        _ => $"{ToolName}: {Unexpected(exception)}",
    };

    /// <summary>Of an exception that nobody foresaw: its type, its message, and how to find its place.</summary>
    public static string Unexpected(Exception exception) =>
        $"unexpected {exception.GetType().Name}: {OneLine(exception.Message).TrimEnd('.')}. {TraceVariable}=1 prints where it comes from.";

    /// <summary>Of several lines, the first and the last: the last one of a program's complaint is the one that names the reason.</summary>
    public static string OneLine(string text) =>
        text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
        {
            [] => "",
            [var only] => only,
            [var first, .., var last] => $"{first} ... {last}",
        };
}
