namespace FgtAsg.IntegrationTests.Cli;

/// <summary>Every kind of wrong argument leads to one line on standard error and exit code 2.</summary>
public sealed class WrongArgumentsTests
{
    private static readonly string Event = Path.Combine(Repository.Root, "docs", "events", "launch.json");

    public static TheoryData<string[], string> Wrong { get; } = new()
    {
        { [], "A command is missing: demo or invoke. See fgt-asg --help." },
        { ["foo"], "There is no command 'foo'. See fgt-asg --help." },
        { [""], "There is no command ''." },
        { ["demo\nfoo"], "There is no command 'demo ... foo'." },
        { ["@file"], "There is no command '@file'." },
        { ["--foo"], "There is no option '--foo'. See fgt-asg --help." },
        { ["demo", "--foo"], "There is no option '--foo'. See fgt-asg demo --help." },
        { ["demo", "-x"], "There is no option '-x'." },
        { ["demo", "extra"], "The argument 'extra' is not expected." },
        { ["demo", "--", "extra"], "The argument 'extra' is not expected." },
        { ["demo", "invoke"], "The argument 'invoke' is not expected." },
        { ["demo", "--json=yes"], "The argument 'yes' is not expected." },
        { ["demo", "--keep", "true"], "The argument 'true' is not expected." },
        { ["demo", "--instances"], "--instances needs a value. See fgt-asg demo --help." },
        { ["demo", "--instances", "abc"], "--instances takes a whole number from 1 to 50, not 'abc'. See fgt-asg demo --help." },
        { ["demo", "--instances", ""], "--instances takes a whole number from 1 to 50, not ''." },
        { ["demo", "--instances", "a\nb"], "--instances takes a whole number from 1 to 50, not 'a ... b'." },
        { ["demo", "--instances", "0"], "--instances takes a whole number from 1 to 50, not '0'." },
        { ["demo", "--instances", "51"], "--instances takes a whole number from 1 to 50, not '51'." },
        { ["demo", "--instances", "99999999999"], "not '99999999999'." },
        { ["demo", "--instances", "2.5"], "not '2.5'." },
        { ["demo", "--instances", "2", "--instances", "3"], "--instances can be given only once." },
        { ["demo", "--function"], "--function needs a value." },
        { ["demo", "--function", "no-such-file"], "--function takes a file: 'no-such-file' does not exist." },
        { ["demo", "--function", ""], "--function takes a file: '' does not exist." },
        { ["demo", "--function", AppContext.BaseDirectory], "is a folder." },
        { ["demo", "--function", Event], "is neither a .dll nor an executable." },
        { ["invoke"], "The event is missing. See fgt-asg invoke --help." },
        { ["invoke", "--quiet"], "The event is missing." },
        { ["invoke", Event, "extra"], "The argument 'extra' is not expected. See fgt-asg invoke --help." },
        { ["invoke", Event, "--age"], "--age needs a value." },
        {
            ["invoke", Event, "--age", "1.5"],
            "--age takes a whole number of minutes from 0 to 10080, not '1.5'. See fgt-asg invoke --help."
        },
        { ["invoke", Event, "--age", "-1"], "not '-1'." },
        { ["invoke", Event, "--age", "10081"], "not '10081'." },
        { ["invoke", Event, "--ended", "--in-service"], "--ended cannot be combined" },
        { ["invoke", Event, "--ended", "--warm-pool"], "--ended cannot be combined" },
        { ["invoke", Event, "--ended=abc", "--warm-pool"], "The argument 'abc' is not expected." },
        { ["invoke", Event, "--function", AppContext.BaseDirectory], "is a folder." },
        { ["invoke", Event, "--function", Event], "is neither a .dll nor an executable." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Arguments_Wrong_AreRefusedInOneLine(string[] arguments, string expected) =>
        InProcess.AssertRefused(await InProcess.RunAsync(arguments), expected);

    [Theory]
    [InlineData("--help", "demo")]
    [InlineData("demo --help", "--keep")]
    [InlineData("demo --help", "aws s3 cp")]
    [InlineData("demo --help", "aws ec2 terminate-instances")]
    [InlineData("demo --instances abc --help", "--instances")]
    [InlineData("invoke --help", "${instance}")]
    [InlineData("invoke --help", "--warm-pool")]
    [InlineData("--version", ".")]
    public async Task Help_Command_NamesItsOptions(string arguments, string expected)
    {
        var (exitCode, output, error) = await InProcess.RunAsync(arguments.Split(' '));

        Assert.Equal((0, ""), (exitCode, error));
        // The help may break a line at any space.
        Assert.Contains(
            expected, string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_WrongArgument_ExitsWithTwoAndPrintsNoStackTrace()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);

        InProcess.AssertRefused(
            await CommandLine.RunAsync(timeout.Token, "demo", "--instances", "abc"), "--instances takes a whole number");
    }
}
