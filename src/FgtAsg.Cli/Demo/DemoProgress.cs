using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>One line for each thing that happens, with the time since the start.</summary>
internal sealed class DemoProgress(IAnsiConsole console, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public void Step(string text) => Write("bold", text);

    public void Detail(string text) => Write("grey", "  " + text);

    /// <summary>One of the cloud's own events.</summary>
    public void Tell(CloudEvent cloudEvent)
    {
        var detail = JsonNode.Parse(cloudEvent.Detail)!;
        // So that the longest one, of a state change, fits a line of 80 columns.
        var what = cloudEvent.DetailType.Replace(" Notification", "", StringComparison.Ordinal);
        Detail($"{what}: {detail["EC2InstanceId"] ?? detail["instance-id"] ?? detail["eventName"]} {detail["state"]}".TrimEnd());
    }

    private void Write(string style, string text)
    {
        lock (_lock)
        {
            var seconds = Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(5);
            console.MarkupLine($"[grey]{seconds} s[/]  [{style}]{Markup.Escape(text)}[/]");
        }
    }
}
