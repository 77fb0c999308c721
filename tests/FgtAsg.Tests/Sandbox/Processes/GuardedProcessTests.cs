using System.Collections.Concurrent;
using System.Diagnostics;
using FgtAsg.Sandbox.Processes;

namespace FgtAsg.Tests.Sandbox.Processes;

public sealed class GuardedProcessTests
{
    // Every system has the POSIX commands here, whatever the PATH of the tests is.
    private static readonly Dictionary<string, string> OnlyPath = new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/bin:/bin",
    };

    private readonly ConcurrentQueue<(string Line, bool IsError)> _lines = new();

    [Fact]
    public async Task Flush_AfterManyLines_HasThemAll()
    {
        await using var process = Start("i=0; while [ $i -lt 2000 ]; do echo line $i; echo error $i >&2; i=$((i+1)); done; sleep 600");

        // After its last line, the child writes nothing more, so the flush waits only for the pipes.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!_lines.Contains(("line 1999", false)))
        {
            Assert.False(process.Exited.IsCompleted, "The child ended before its last line.");
            await process.FlushAsync(limit.Token);
        }

        await process.FlushAsync(limit.Token);

        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"line {i}"), _lines.Where(line => !line.IsError).Select(line => line.Line));
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"error {i}"), _lines.Where(line => line.IsError).Select(line => line.Line));
    }

    [Theory]
    [InlineData("exit 5", 5)]
    [InlineData("kill -9 $$", 137)]
    public async Task Exited_Child_HasItsExitCode(string script, int exitCode)
    {
        await using var process = Start(script);

        Assert.Equal(exitCode, await process.Exited);
    }

    [Fact]
    public async Task Start_Arguments_AreNotInterpreted()
    {
        await using var process = GuardedProcess.Start("printf", ["%s\n", "a b", "$HOME", "'\"*"], OnlyPath, Keep);

        await process.Exited;
        await process.FlushAsync(CancellationToken.None);

        Assert.Equal(["a b", "$HOME", "'\"*"], _lines.Select(line => line.Line));
    }

    [Fact]
    public async Task Dispose_Running_EndsChildAndGuard()
    {
        var process = GuardedProcess.Start("sleep", ["600"], OnlyPath, Keep);
        var id = process.Id;
        await process.FlushAsync(CancellationToken.None);
        var guard = Assert.Single(Children(id));

        await process.DisposeAsync();

        Assert.False(IsRunning(id));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (IsRunning(guard))
        {
            // DisposeAsync does not wait until the guard has exited.
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }

    [Fact]
    public async Task InputEnds_AsWhenTheParentDies_ChildIsKilled()
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", GuardedProcess.Script, "sleep", "600"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            Environment = { ["PATH"] = OnlyPath["PATH"] },
        })!;
        Assert.False(process.HasExited);

        process.StandardInput.Close();
        await process.WaitForExitAsync();

        Assert.Equal(137, process.ExitCode);
    }

    private GuardedProcess Start(string script) => GuardedProcess.Start("/bin/sh", ["-c", script], OnlyPath, Keep);

    private void Keep(string line, bool isError) => _lines.Enqueue((line, isError));

    private static int[] Children(int processId)
    {
        var path = $"/proc/{processId}/task/{processId}/children";
        return File.Exists(path)
            ? [.. File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]
            : [];
    }

    internal static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
