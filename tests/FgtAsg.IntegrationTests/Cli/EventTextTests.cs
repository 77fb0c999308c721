using System.Text;
using FgtAsg.Cli.Commands;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary>Text that is not an event is refused before anything starts.</summary>
public sealed class EventTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fgt-asg-events-").FullName;

    public static TheoryData<string, string> NotEvents { get; } = new()
    {
        { "", "is empty. Give an event as JSON." },
        { " \n\t", "is empty" },
        { "# FgtAsg", "is not valid JSON: line 1, byte 1." },
        { "{\n  \"action\": \"sweep\"", "is not valid JSON: line 2" },
        { "{\"action\": \"sweep\"} {}", "is not valid JSON" },
        { "{\"action\": sweep}", "is not valid JSON: line 1, byte 12." },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(NotEvents))]
    public async Task Invoke_FileOrInputIsNotAnEvent_IsRefused(string text, string expected)
    {
        var file = await FileOfAsync(text);

        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", file]), $"'{file}' {expected}");
        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", "-"], text), $"Standard input {expected}");
    }

    [Fact]
    public Task Invoke_FileOrInputIsTooLarge_IsRefused() =>
        Invoke_FileOrInputIsNotAnEvent_IsRefused(Event(EventText.LongestEvent + 1), "is larger than Lambda's limit of 6 MB.");

    [Theory]
    [InlineData("")]
    [InlineData("no-such-event.json")]
    [InlineData("no-such-folder/event.json")]
    public async Task Invoke_MissingFile_IsRefused(string path) =>
        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", path]), $"There is no file '{path}'.");

    [Fact]
    public async Task Invoke_Folder_IsRefused() =>
        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", _folder]), $"'{_folder}' is a folder, not an event file.");

    [Fact]
    public async Task Invoke_FileBelowAFile_IsRefusedAsUnreadable() =>
        InProcess.AssertRefused(await InProcess.RunAsync(["invoke", Path.Combine(await FileOfAsync("{}"), "event.json")]), "event.json'");

    [Fact]
    public async Task Read_LargestEvent_IsRead()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Event(EventText.LongestEvent)));

        Assert.Equal(EventText.LongestEvent, (await EventText.ReadAsync("-", input, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task Read_FileWithByteOrderMark_IsReadWithoutIt() =>
        Assert.Equal("{}", await EventText.ReadAsync(await FileOfAsync("\uFEFF{}"), Stream.Null, CancellationToken.None));

    [Fact]
    public async Task Read_SampleEvents_AreReadUnchanged() => Assert.All(
        await Task.WhenAll(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "events"))
            .Select(
                async file => (await File.ReadAllTextAsync(file), await EventText.ReadAsync(file, Stream.Null, CancellationToken.None)))),
        read => Assert.Equal(read.Item1, read.Item2));

    private async Task<string> FileOfAsync(string text)
    {
        var file = Path.Combine(_folder, "event.json");
        await File.WriteAllTextAsync(file, text);
        return file;
    }

    private static string Event(int length) => $"\"{new string('x', length - 2)}\"";
}
