using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>
/// The track file's content: a map of instance ids to device indexes to interfaces as EC2 describes them. Unknown content is kept. The
/// entries of other instances are validated once and copied as bytes, so apart from that the cost of a change does not depend on the
/// fleet's size. Immutable: each change creates a new document. Safe for concurrent reading.
/// </summary>
internal sealed class TrackDocument
{
    public static readonly TrackDocument Empty = new([]);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<TrackedText> _entries;

    private TrackDocument(List<TrackedText> entries) => _entries = entries;

    /// <summary>False, with the reason, if the file is not a complete track file. Such a file must not be overwritten.</summary>
    /// <param name="utf8">The file. It must not change while the document is used.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out TrackDocument? document, [NotNullWhen(false)] out string? problem)
    {
        document = null;
        try
        {
            using (var whole = JsonDocument.Parse(utf8, Strict))
            {
                problem = ProblemOf(whole.RootElement);
            }

            document = problem is null ? new TrackDocument(Entries(utf8)) : null;
        }
        // System.Text.Json throws an InvalidOperationException for a string with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = $"it is not valid JSON: {e.Message}";
        }

        return document is not null;
    }

    /// <summary>The instances with an entry. Keys that are not instance ids belong to others and do not count.</summary>
    public IReadOnlyList<InstanceId> InstanceIds =>
        [.. _entries.Select(entry => InstanceId.TryParse(entry.Key, out var id) ? id : (InstanceId?)null).OfType<InstanceId>()];

    public TrackEntry? Find(InstanceId instanceId) => Interfaces(instanceId) is { } entry ? new TrackEntry(entry) : null;

    /// <summary>The document with this entry for the instance. Interfaces that are in both entries keep unknown fields.</summary>
    public TrackDocument With(InstanceId instanceId, TrackEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            entry.Over(Interfaces(instanceId)).WriteTo(writer);
        }

        var text = new TrackedText(instanceId.Value, buffer.ToArray());
        var entries = new List<TrackedText>(_entries);
        var index = entries.FindIndex(other => other.Key == text.Key);
        if (index >= 0)
        {
            entries[index] = text;
        }
        else
        {
            entries.Add(text);
        }

        return new TrackDocument(entries);
    }

    public TrackDocument Without(InstanceId instanceId) => new(_entries.FindAll(entry => entry.Key != instanceId.Value));

    /// <summary>Compares without regard to order.</summary>
    public bool SameAs(TrackDocument other)
    {
        if (_entries.Count != other._entries.Count)
        {
            return false;
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            var theirs = other._entries[i].Key == entry.Key ? other._entries[i] : other._entries.Find(their => their.Key == entry.Key);
            if (theirs is null || !IsSame(entry.Json, theirs.Json))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes one line for each instance.</summary>
    public byte[] ToUtf8()
    {
        using var buffer = new MemoryStream();
        buffer.WriteByte((byte)'{');
        var separator = "\n"u8;
        foreach (var entry in _entries)
        {
            buffer.Write(separator);
            buffer.WriteByte((byte)'"');
            buffer.Write(JsonEncodedText.Encode(entry.Key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            buffer.Write("\":"u8);
            buffer.Write(entry.Json.Span);
            separator = ",\n"u8;
        }

        buffer.Write("\n}"u8);
        return buffer.ToArray();
    }

    private JsonObject? Interfaces(InstanceId instanceId) =>
        _entries.Find(entry => entry.Key == instanceId.Value) is { } found ? JsonNode.Parse(found.Json.Span) as JsonObject : null;

    private static bool IsSame(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        one.Equals(other)
        || one.Span.SequenceEqual(other.Span)
        || JsonNode.DeepEquals(JsonNode.Parse(one.Span), JsonNode.Parse(other.Span));

    /// <summary>
    /// Finds the text of each entry. System.Text.Json parses some texts that it cannot write again. Text with half a surrogate pair fails
    /// when it is read here, and invalid UTF-8, which would be changed, is refused.
    /// </summary>
    private static List<TrackedText> Entries(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            throw new JsonException("some of its bytes are not UTF-8.");
        }

        var entries = new List<TrackedText>();
        var reader = new Utf8JsonReader(utf8.Span);
        var (key, start) = ("", 0);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                reader.GetString();
            }

            switch (reader.CurrentDepth, reader.TokenType)
            {
                case (1, JsonTokenType.PropertyName):
                    key = reader.GetString()!;
                    break;
                case (1, JsonTokenType.StartObject):
                    start = (int)reader.TokenStartIndex;
                    break;
                case (1, JsonTokenType.EndObject):
                    entries.Add(new TrackedText(key, utf8[start..(int)reader.BytesConsumed]));
                    break;
            }
        }

        return entries;
    }

    private static string? ProblemOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "it is not a JSON object";
        }

        foreach (var entry in root.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                return $"'{entry.Name}' is not an object of device indexes";
            }

            foreach (var device in entry.Value.EnumerateObject())
            {
                if (device.Value.ValueKind != JsonValueKind.Object)
                {
                    return $"'{entry.Name}'.'{device.Name}' is not an interface";
                }
            }
        }

        return null;
    }

    /// <param name="Key">An instance id, or a key that something else wrote.</param>
    /// <param name="Json">The entry's text.</param>
    private sealed record TrackedText(string Key, ReadOnlyMemory<byte> Json);
}
