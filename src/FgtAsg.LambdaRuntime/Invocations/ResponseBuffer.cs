using System.Globalization;

namespace FgtAsg.LambdaRuntime.Invocations;

/// <summary>
/// Reads the handler's stream into memory. If the stream breaks half-way, the result is an invocation error and not half a response.
/// </summary>
internal static class ResponseBuffer
{
    /// <summary>Reads from the stream's current position. A null stream is an empty response.</summary>
    /// <exception cref="ResponseTooLargeException">The response exceeds Lambda's limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream? stream, CancellationToken cancellationToken)
    {
        if (stream is null)
        {
            return default;
        }

        await using (stream)
        {
            if (stream.CanSeek && stream.Length - stream.Position is > ResponseTooLargeException.MaxBytes and var size)
            {
                throw new ResponseTooLargeException(string.Create(CultureInfo.InvariantCulture, $"{size} bytes"));
            }

            using var buffer = new MemoryStream();
            var chunk = new byte[81920];
            int read;
            while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
            {
                buffer.Write(chunk, 0, read);
                if (buffer.Length > ResponseTooLargeException.MaxBytes)
                {
                    throw new ResponseTooLargeException("larger");
                }
            }

            return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        }
    }
}
