using System.CommandLine;
using System.CommandLine.Invocation;
using FgtAsg.Cli.Commands;

namespace FgtAsg.Cli;

/// <summary>The whole tool, apart from its process.</summary>
internal static class CommandLineTool
{
    /// <summary>
    /// How long the clean-up after Ctrl-C may take. The default of two seconds would cut it short: functions get time to end.
    /// </summary>
    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(30);

    public static Task<int> RunAsync(string[] arguments, StandardStreams streams) => CommandFrame.RunAsync(
        streams,
        async () =>
        {
            // Without response files: an argument that begins with @ is what it says.
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
        new("The operator's tool of FgtAsg: FortiGate firewalls in an AWS Auto Scaling group.")
        {
            DemoCommand.Create(streams),
            InvokeCommand.Create(streams),
        };
}
