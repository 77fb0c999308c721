using FgtAsg.Sandbox.Processes;

namespace FgtAsg.Tests.Sandbox.Processes;

public sealed class ProcessActivityTests
{
    [Fact]
    public async Task IsAny_ProcessSleeps_IsFalse()
    {
        await using var process = Start("exec sleep 60");

        // The process is busy until the shell has become sleep.
        while (ProcessActivity.IsAny([process.Id]))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        Assert.False(ProcessActivity.IsAny([process.Id]));
    }

    [Fact]
    public async Task IsAny_OneOfTwoComputes_IsTrue()
    {
        await using var idle = Start("exec sleep 60");
        await using var busy = Start("while :; do :; done");

        Assert.True(ProcessActivity.IsAny([idle.Id, busy.Id]));
    }

    [Fact]
    public async Task IsAny_ProcessHasEnded_IsFalse()
    {
        await using var process = Start("exit 0");
        await process.Exited;

        Assert.False(ProcessActivity.IsAny([process.Id]));
    }

    private static GuardedProcess Start(string script) =>
        GuardedProcess.Start("sh", ["-c", script], new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }, (_, _) => { });
}
