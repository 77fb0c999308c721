using System.Text;
using System.Text.Json;

namespace FgtAsg.Cli.Commands;

/// <summary>Reads an event. Refuses text that Lambda would not pass to the function.</summary>
internal static class EventText
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Lambda's limit for the payload of a synchronous invocation, in bytes.</summary>
    public const int LongestEvent = 6 * 1024 * 1024;

    /// <exception cref="CannotRunException">The text cannot be read, is empty, is too large, or is not JSON.</exception>
    public static async Task<string> ReadAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        var name = path == StandardInput ? "Standard input" : $"'{path}'";
        var bytes = path == StandardInput
            // Ctrl-C does not end a read from a terminal.
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
            throw new CannotRunException($"{name} is a folder, not an event file.");
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

    /// <summary>Stops one byte past the limit: a device such as <c>/dev/zero</c> has no end.</summary>
    private static async Task<byte[]> ReadStreamAsync(string name, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestEvent + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LongestEvent
            ? buffer[..length]
            : throw new CannotRunException($"{name} is larger than Lambda's limit of 6 MB.");
    }

    private static void Check(string name, ReadOnlySpan<byte> text)
    {
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new CannotRunException($"{name} is empty. Give an event as JSON.");
        }

        try
        {
            // The depth is not limited here: the function checks it.
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = LongestEvent });
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            throw new CannotRunException($"{name} is not valid JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
    }
}
