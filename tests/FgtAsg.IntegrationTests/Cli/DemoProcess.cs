using System.Diagnostics;
using System.Globalization;
using System.Text;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>A demo in a process. A test can wait for its output and send it Ctrl-C.</summary>
internal sealed class DemoProcess : IDisposable
{
    /// <summary>Resets SIGINT before it starts the demo: a shell's background jobs ignore SIGINT, and so do their children.</summary>
    private const string HeedingCtrlC =
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _expected;

    private DemoProcess(Process process, string expected)
    {
        _process = process;
        _expected = expected;
    }

    /// <param name="expected">The text in an output line that <see cref="StopAsync"/> waits for.</param>
    /// <param name="arguments">The arguments after <c>demo</c>.</param>
    public static DemoProcess Start(string expected, params string[] arguments)
    {
        var start = new ProcessStartInfo(MotoPython.Path, ["-c", HeedingCtrlC, "dotnet", CommandLine.Program, "demo", .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["COLUMNS"] = "80" },
        };
        var demo = new DemoProcess(Process.Start(start)!, expected);
        demo._process.OutputDataReceived += demo.Receive;
        demo._process.ErrorDataReceived += demo.Receive;
        demo._process.BeginOutputReadLine();
        demo._process.BeginErrorReadLine();
        return demo;
    }

    /// <summary>Waits for the expected line, then sends a signal to all of the demo's processes at once, as a terminal does.</summary>
    /// <returns>The exit code, the output, and the child processes that still run.</returns>
    public async Task<(int ExitCode, string Output, IReadOnlyList<int> Left)> StopAsync(string signal, CancellationToken cancellationToken)
    {
        await _seen.Task.WaitAsync(cancellationToken);
        var children = Processes.Below(_process.Id);
        Assert.NotEmpty(children);
        var ids = children.Append(_process.Id).Select(id => id.ToString(CultureInfo.InvariantCulture));
        await Tool.RunAsync("kill", [$"-{signal}", .. ids], cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        lock (_output)
        {
            return (_process.ExitCode, _output.ToString(), [.. children.Where(Processes.IsRunning)]);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Receive(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Append(line.Data).Append('\n');
        }

        if (line.Data.Contains(_expected, StringComparison.Ordinal))
        {
            _seen.TrySetResult();
        }
    }
}
