using System.Text;
using System.Text.Json;

namespace FgtAsg.Cli.Commands;

/// <summary>Reads an event, and refuses what Lambda would not even hand to the function.</summary>
internal static class EventText
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>What Lambda takes of a synchronous invocation.</summary>
    public const int LongestEvent = 6 * 1024 * 1024;

    /// <exception cref="CannotRunException">There is no such text, or it is not JSON.</exception>
    public static async Task<string> ReadAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        var name = path == StandardInput ? "Standard input" : $"'{path}'";
        var bytes = path == StandardInput
            // A read of a terminal does not end by itself when Ctrl-C is pressed.
            ? await ReadStreamAsync(name, standardInput, cancellationToken).WaitAsync(cancellationToken)
            : await ReadFileAsync(name, path, cancellationToken);
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        Check(name, text.Span);
        return Encoding.UTF8.GetString(text.Span);
    }

    private static async Task<byte[]> ReadFileAsync(string name, string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new CannotRunException($"{name} is a folder, not an event's file.");
        }

        try
        {
            await using var file = File.OpenRead(path);
            return await ReadStreamAsync(name, file, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new CannotRunException($"There is no file {name}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new CannotRunException($"{name} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads no more than it needs to know that it is too much: a device has no end.</summary>
    private static async Task<byte[]> ReadStreamAsync(string name, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestEvent + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LongestEvent
            ? buffer[..length]
            : throw new CannotRunException($"{name} is larger than the 6 MB that Lambda takes.");
    }

    private static void Check(string name, ReadOnlySpan<byte> text)
    {
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new CannotRunException($"{name} is empty: an event is expected, as JSON.");
        }

        try
        {
            // How deep an event may be is the function's to say.
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = LongestEvent });
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            throw new CannotRunException($"{name} is not JSON: see its line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
    }
}
