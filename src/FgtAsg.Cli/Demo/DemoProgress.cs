using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model.Core;
using Spectre.Console;

namespace FgtAsg.Cli.Demo;

/// <summary>Writes a line for each step and event, with the time since the start. Shows that work continues when no lines come.</summary>
internal sealed class DemoProgress(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(250);

    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private long _lastLine = time.GetTimestamp();
    private StatusContext? _spinner;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>The text of the current step.</summary>
    public string Current { get; private set; } = "";

    public void Step(string text)
    {
        Current = text;
        _spinner?.Status(Markup.Escape(text));
        Write("bold", text);
    }

    public void Detail(string text) => Write("grey", "  " + text);

    /// <summary>Writes a line for an event of the local AWS.</summary>
    public void Tell(CloudEvent cloudEvent)
    {
        var detail = JsonNode.Parse(cloudEvent.Detail)!;
        // Without this word, the longest event, a state change, fits into 80 columns.
        var what = cloudEvent.DetailType.Replace(" Notification", "", StringComparison.Ordinal);
        Detail($"{what}: {detail["EC2InstanceId"] ?? detail["instance-id"] ?? detail["eventName"]} {detail["state"]}".TrimEnd());
    }

    /// <summary>Shows that the work continues: with a spinner on a terminal, otherwise with a line after two seconds without one.</summary>
    public async Task<T> DuringAsync<T>(Func<Task<T>> work)
    {
        if (console.Profile.Capabilities is { Interactive: true, Ansi: true })
        {
            return await console.Status().StartAsync(Markup.Escape(Current), async spinner =>
            {
                _spinner = spinner;
                try
                {
                    return await work();
                }
                finally
                {
                    _spinner = null;
                }
            });
        }

        using var timer = new PeriodicTimer(Pulse, time);
        var pulse = PulseAsync(timer);
        try
        {
            return await work();
        }
        finally
        {
            timer.Dispose();
            await pulse;
        }
    }

    private async Task PulseAsync(PeriodicTimer timer)
    {
        while (await timer.WaitForNextTickAsync())
        {
            if (time.GetElapsedTime(Volatile.Read(ref _lastLine)) >= LongestSilence)
            {
                Detail("still working");
            }
        }
    }

    private void Write(string style, string text)
    {
        lock (_lock)
        {
            _lastLine = time.GetTimestamp();
            var seconds = Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(5);
            console.MarkupLine($"[grey]{seconds} s[/]  [{style}]{Markup.Escape(text)}[/]");
        }
    }
}
