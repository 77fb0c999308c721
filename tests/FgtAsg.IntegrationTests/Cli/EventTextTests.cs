using System.Text;
using FgtAsg.Cli.Commands;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>What is no event is refused before anything is started.</summary>
public sealed class EventTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fgt-asg-events-").FullName;

    public static TheoryData<string, string> NotEvents { get; } = new()
    {
        { "", "is empty: an event is expected, as JSON." },
        { " \n\t", "is empty" },
        { "# FgtAsg", "is not JSON: see its line 1, byte 1." },
        { "{\n  \"action\": \"sweep\"", "is not JSON: see its line 2" },
        { "{\"action\": \"sweep\"} {}", "is not JSON" },
        { "{\"action\": sweep}", "is not JSON: see its line 1, byte 12." },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(NotEvents))]
    public async Task Invoke_FileThatIsNoEvent_IsRefused(string text, string expected)
    {
        var file = Path.Combine(_folder, "event.json");
        await File.WriteAllTextAsync(file, text);

        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", file]), $"'{file}' {expected}");
    }

    [Theory]
    [MemberData(nameof(NotEvents))]
    public async Task Invoke_InputThatIsNoEvent_IsRefused(string text, string expected) =>
        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", "-"], text), $"Standard input {expected}");

    [Theory]
    [InlineData("")]
    [InlineData("no-such-event.json")]
    [InlineData("no-such-folder/event.json")]
    public async Task Invoke_MissingFile_IsRefused(string path) =>
        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", path]), $"There is no file '{path}'.");

    [Fact]
    public async Task Invoke_Folder_IsRefused() =>
        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", _folder]), $"'{_folder}' is a folder, not an event's file.");

    [Fact]
    public async Task Invoke_FileBelowAFile_IsRefusedAsUnreadable()
    {
        var file = Path.Combine(_folder, "event.json");
        await File.WriteAllTextAsync(file, "{}");

        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", Path.Combine(file, "event.json")]), "event.json'");
    }

    [Fact]
    public async Task Invoke_FileThatIsTooLarge_IsRefused()
    {
        var file = Path.Combine(_folder, "event.json");
        await File.WriteAllTextAsync(file, Event(EventText.LongestEvent + 1));

        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", file]), "is larger than the 6 MB that Lambda takes.");
    }

    [Fact]
    public async Task Invoke_InputThatIsTooLarge_IsRefused() => InProcess.AssertRefused(
        await InProcess.RunAsync(["invoke", "-"], Event(EventText.LongestEvent + 1)),
        "Standard input is larger than the 6 MB that Lambda takes.");

    [Fact]
    public async Task Read_LargestEvent_IsRead()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Event(EventText.LongestEvent)));

        Assert.Equal(EventText.LongestEvent, (await EventText.ReadAsync("-", input, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task Read_FileWithByteOrderMark_IsReadWithoutIt()
    {
        var file = Path.Combine(_folder, "event.json");
        await File.WriteAllTextAsync(file, "{}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("{}", await EventText.ReadAsync(file, Stream.Null, CancellationToken.None));
    }

    [Fact]
    public async Task Read_Samples_AreReadAsTheyAre() => Assert.All(
        await Task.WhenAll(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "events"))
            .Select(async file => (await File.ReadAllTextAsync(file), await EventText.ReadAsync(file, Stream.Null, CancellationToken.None)))),
        read => Assert.Equal(read.Item1, read.Item2));

    private static string Event(int length) => $"\"{new string('x', length - 2)}\"";
}
