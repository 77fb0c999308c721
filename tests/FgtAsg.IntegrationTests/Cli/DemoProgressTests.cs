using FgtAsg.Cli.Commands;
using FgtAsg.Cli.Demo;

namespace FgtAsg.IntegrationTests.Cli;

public sealed class DemoProgressTests
{
    [Fact]
    public async Task During_WorkWithoutOutput_WritesThatItContinues()
    {
        await using var output = new LineWaiter("still working");
        var progress = new DemoProgress(Terminal.Of(output), TimeProvider.System);
        progress.Step("Waiting");

        var seconds = await progress.DuringAsync(async () =>
        {
            await output.Seen.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
            return progress.Elapsed.TotalSeconds;
        });

        Assert.InRange(seconds, 2, 30);
        Assert.Matches(@"^  0\.0 s  Waiting\n +[0-9.]+ s    still working\n", output.ToString());
    }

    private sealed class LineWaiter(string text) : StringWriter
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public override void Write(string? value)
        {
            base.Write(value);
            if (ToString().Contains(text, StringComparison.Ordinal))
            {
                _seen.TrySetResult();
            }
        }
    }
}
