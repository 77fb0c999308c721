namespace FgtAsg.IntegrationTests.Cli;

/// <summary>What needs no local AWS.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);

    public void Dispose() => _timeout.Dispose();

    [Fact]
    public async Task Invoke_MissingFile_ExitsWithTwoAndSaysSo()
    {
        var (exitCode, _, error) = await CommandLine.RunAsync(_timeout.Token, "invoke", "no-such-event.json");

        Assert.Equal(2, exitCode);
        Assert.Contains("no-such-event.json", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--in-service")]
    [InlineData("--warm-pool")]
    public async Task Invoke_EndedWithAnotherScene_IsRefused(string other)
    {
        var (exitCode, _, error) = await CommandLine.RunAsync(_timeout.Token, "invoke", "docs/events/launch.json", "--ended", other);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--ended stands alone", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("10081")]
    public async Task Invoke_AgeOutOfRange_IsRefused(string age)
    {
        var (exitCode, _, error) = await CommandLine.RunAsync(_timeout.Token, "invoke", "docs/events/sweep.json", "--age", age);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"--age is {age}: expected whole minutes from 0 to 10080", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "demo")]
    [InlineData("demo --help", "--keep")]
    [InlineData("demo --help", "aws s3 cp")]
    [InlineData("demo --help", "aws ec2 terminate-instances")]
    [InlineData("invoke --help", "${instance}")]
    [InlineData("invoke --help", "--warm-pool")]
    public async Task Help_EveryCommand_NamesItsOptions(string arguments, string expected)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(_timeout.Token, arguments.Split(' '));

        Assert.Equal(0, exitCode);
        // Help breaks its lines anywhere.
        Assert.Contains(expected, string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
