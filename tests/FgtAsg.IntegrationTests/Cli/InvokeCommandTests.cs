using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary><c>fgt-asg invoke</c> with every sample event of <c>docs/events</c>.</summary>
public sealed class InvokeCommandTests : IDisposable
{
    private const string Events = "docs/events/";

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);

    /// <summary>File, options, expected action, expected status, and whether the answer names a license and a hostname.</summary>
    public static TheoryData<string, string, string?, string, bool> Samples { get; } = new()
    {
        { "launch.json", "", "launch", "completed", true },
        { "launch-sns.json", "", "launch", "completed", true },
        { "dead-letter.json", "", "launch", "completed", true },
        { "launch-into-warm-pool.json", "--warm-pool", "launch", "completed", false },
        { "launch-successful.json", "", "confirm", "ignored", false },
        { "terminate.json", "--in-service", "terminate", "completed", true },
        { "return-to-warm-pool.json", "--in-service --warm-pool", "terminate", "completed", true },
        { "state-change-terminated.json", "--ended", "terminate", "completed", true },
        { "terminate-successful.json", "--ended", "terminate", "completed", true },
        { "license-created.json", "", "intake", "completed", false },
        { "license-removed.json", "", "intake", "completed", false },
        { "seed-hostnames.json", "", "seed", "completed", false },
        { "recycle.json", "", "recycle", "completed", false },
        { "running.json", "", null, "ignored", false },
        { "snapshot.json", "--in-service", "snapshot", "completed", false },
        { "sweep.json", "--age 60", "sweep", "completed", false },
        { "test-notification.json", "", "test", "completed", false },
    };

    public void Dispose() => _timeout.Dispose();

    [Theory]
    [InlineData("launch.json", "", "launch", "completed", true)]
    [InlineData("sweep.json", "--age 60", "sweep", "completed", false)]
    public Task Invoke_Event_PrintsTheAnswer(string file, string options, string? action, string status, bool namesWhatItHeld) =>
        AssertAnswerAsync(file, options, action, status, namesWhatItHeld);

    [Theory]
    [Trait(Category.Name, Category.Soak)]
    [MemberData(nameof(Samples))]
    public Task Invoke_EverySampleEvent_PrintsTheAnswer(string file, string options, string? action, string status, bool namesWhatItHeld) =>
        AssertAnswerAsync(file, options, action, status, namesWhatItHeld);

    [Fact]
    [Trait(Category.Name, Category.Soak)]
    public async Task Invoke_QueuedEvent_ReportsNoFailedMessage() =>
        Assert.Equal("""{"batchItemFailures":[]}""", (await InvokeAsync(Events + "launch-sqs.json", "")).ToJsonString());

    [Fact]
    public void Samples_EveryFileOfTheFolder_IsTested() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Repository.Root, Events)).Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Samples.Select(row => (string)row[0]).Append("launch-sqs.json").Order(StringComparer.Ordinal));

    [Fact]
    [Trait(Category.Name, Category.Soak)]
    public async Task Invoke_TerminatedEventOfARunningInstance_IsIgnored() =>
        Assert.Equal("ignored", (string?)(await InvokeAsync(Events + "state-change-terminated.json", "--in-service"))["status"]);

    [Fact]
    [Trait(Category.Name, Category.Soak)]
    public async Task Invoke_JsonWithoutAnEvent_IsIgnored() =>
        Assert.Equal("ignored", (string?)(await InvokeAsync("global.json", ""))["status"]);

    [Fact]
    public async Task Invoke_MalformedEvent_ExitsWithOneAndTheTypedError()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, """{"action":"sweep","unknown":true}""", _timeout.Token);
        try
        {
            var (exitCode, output, error) = await CommandLine.RunAsync(_timeout.Token, "invoke", file);

            Assert.True(exitCode == 1, output + error);
            Assert.Equal("MalformedEvent", (string?)JsonNode.Parse(output)!["errorType"]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task AssertAnswerAsync(string file, string options, string? action, string status, bool namesWhatItHeld)
    {
        var answer = await InvokeAsync(Events + file, options);

        Assert.Equal((action, status), ((string?)answer["action"], (string?)answer["status"]));
        if (namesWhatItHeld)
        {
            Assert.Equal("FGVM04TM26000001", (string?)answer["license"]);
            Assert.Matches("^fgt-00[1-3]$", (string)answer["hostname"]!);
        }
        else if (action is "launch")
        {
            Assert.Null(answer["license"]);
            Assert.Null(answer["hostname"]);
        }
    }

    private async Task<JsonNode> InvokeAsync(string file, string options)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(
            _timeout.Token, ["invoke", file, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(exitCode == 0, output + error);
        return JsonNode.Parse(output)!;
    }
}
