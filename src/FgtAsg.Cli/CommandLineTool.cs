using System.CommandLine;
using System.CommandLine.Invocation;
using FgtAsg.Cli.Commands;

namespace FgtAsg.Cli;

/// <summary>The command-line tool, without its process: tests run it with streams of their own.</summary>
internal static class CommandLineTool
{
    /// <summary>
    /// How long the clean-up after Ctrl-C may take. The default of two seconds is too short to stop the running functions.
    /// </summary>
    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(30);

    public static Task<int> RunAsync(string[] arguments, StandardStreams streams) => CommandFrame.RunAsync(
        streams,
        async () =>
        {
            // Response files are off: an argument that begins with @ is taken literally.
            var parsed = Create(streams).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                throw new CannotRunException(WrongArguments.Describe(parsed));
            }

            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = streams.Output,
                Error = streams.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = CleanUpTimeout,
            });
        },
        CancellationToken.None);

    private static RootCommand Create(StandardStreams streams) =>
        new("Tool for operators of FgtAsg: FortiGate firewalls in an AWS Auto Scaling group.")
        {
            DemoCommand.Create(streams),
            InvokeCommand.Create(streams),
        };
}
