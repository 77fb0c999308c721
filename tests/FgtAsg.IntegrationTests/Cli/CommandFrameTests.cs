using FgtAsg.Cli.Commands;
using FgtAsg.Sandbox.Http;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>Every exception of a command becomes one line on standard error and an exit code.</summary>
public sealed class CommandFrameTests
{
    private const string Trace = "FGT_ASG_TRACE=1 prints the stack trace.";

    public static TheoryData<Exception, string> Problems { get; } = new()
    {
        { new CannotRunException("It cannot."), "fgt-asg: It cannot." },
        { new SandboxUnavailableException("No port is free."), "fgt-asg: No port is free." },
        { new SandboxUnavailableException("It ended: Traceback:\n  File x\nNo module."), "fgt-asg: It ended: Traceback: ... No module." },
        { new FormatException("Odd.\nVery odd."), $"fgt-asg: unexpected FormatException: Odd. ... Very odd. {Trace}" },
        { new OperationCanceledException("Too late."), $"fgt-asg: unexpected OperationCanceledException: Too late. {Trace}" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task Run_Exception_IsOneLineAndExitCodeTwo(Exception exception, string expected) =>
        Assert.Equal((2, expected + "\n"), await RunAsync(exception, CancellationToken.None));

    [Fact]
    public async Task Run_ExceptionAfterCtrlC_IsCancellation() => Assert.Equal(
        (130, "fgt-asg: Canceled. Nothing is left running.\n"),
        await RunAsync(new IOException("The line is cut."), new CancellationToken(canceled: true)));

    private static async Task<(int ExitCode, string Error)> RunAsync(Exception exception, CancellationToken cancellationToken)
    {
        await using var error = new StringWriter();
        var streams = new StandardStreams(Stream.Null, TextWriter.Null, error);
        return (await CommandFrame.RunAsync(streams, () => Task.FromException<int>(exception), cancellationToken), error.ToString());
    }
}
