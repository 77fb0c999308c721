using System.Globalization;
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

    private void Write(string style, string text)
    {
        lock (_lock)
        {
            var seconds = Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(5);
            console.MarkupLine($"[grey]{seconds} s[/]  [{style}]{Markup.Escape(text)}[/]");
        }
    }
}
