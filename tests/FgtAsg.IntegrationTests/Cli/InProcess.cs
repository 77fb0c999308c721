using System.Text;
using FgtAsg.Cli;
using FgtAsg.Cli.Commands;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>Runs the tool within the test's process, to test errors that it reports before it starts anything.</summary>
internal static class InProcess
{
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input = "")
    {
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exitCode = await CommandLineTool.RunAsync(arguments, new StandardStreams(standardInput, output, error));
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts one line on standard error, no standard output, and exit code 2.</summary>
    public static void AssertRefused((int ExitCode, string Output, string Error) run, string expected)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("fgt-asg: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.TrimEnd('\n').Length + 1, run.Error.Length);
        Assert.DoesNotContain('\n', run.Error.TrimEnd('\n'));
    }
}
