using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FgtAsg.LambdaRuntime.Lines;

/// <summary>One JSON object on one line.</summary>
internal static class JsonLine
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = false,

        // HTML escapes are not needed in a log line. Control characters, including line feeds, stay escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T source, Action<Utf8JsonWriter, T> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writeMembers(writer, source);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
