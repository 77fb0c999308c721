using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace FgtAsg.Tracking;

/// <summary>
/// The track file's content: instance id to device index to the interface as EC2 describes it. What it does not know, it keeps.
/// Immutable: each change gives a new document. Safe for concurrent reading.
/// </summary>
internal sealed class TrackDocument
{
    public static readonly TrackDocument Empty = new([]);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _root;

    private TrackDocument(JsonObject root) => _root = root;

    /// <summary>False, with the reason, for what is not a whole track file: such a file must not be overwritten.</summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out TrackDocument? document, [NotNullWhen(false)] out string? problem)
    {
        document = null;
        try
        {
            RefuseUnreadableTexts(utf8.Span);
            var root = JsonNode.Parse(utf8.Span, nodeOptions: null, Strict) as JsonObject;
            problem = root is null ? "it is not a JSON object" : ProblemOf(root);
            document = problem is null ? new TrackDocument(root!) : null;
        }
        // The second is how System.Text.Json refuses a string with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = $"it is not valid JSON: {e.Message}";
        }

        return document is not null;
    }

    /// <summary>The instances that have an entry. What is no instance id is somebody else's, and no entry.</summary>
    public IReadOnlyList<InstanceId> InstanceIds =>
        [.. _root.Select(entry => InstanceId.TryParse(entry.Key, out var id) ? id : (InstanceId?)null).OfType<InstanceId>()];

    public TrackEntry? Find(InstanceId instanceId) => _root[instanceId.Value] is JsonObject entry ? new TrackEntry(Copy(entry)) : null;

    /// <summary>The document with this entry for the instance; fields that a reader does not know stay on interfaces that stay.</summary>
    public TrackDocument With(InstanceId instanceId, TrackEntry entry)
    {
        var copy = Copy(_root);
        copy[instanceId.Value] = entry.Over(copy[instanceId.Value] as JsonObject);
        return new TrackDocument(copy);
    }

    public TrackDocument Without(InstanceId instanceId)
    {
        var copy = Copy(_root);
        copy.Remove(instanceId.Value);
        return new TrackDocument(copy);
    }

    public bool SameAs(TrackDocument other) => JsonNode.DeepEquals(_root, other._root);

    public byte[] ToUtf8()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            _root.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    /// <summary>
    /// System.Text.Json parses a text that it could not write again: one with half a surrogate pair fails then, one of no valid UTF-8 is changed.
    /// </summary>
    private static void RefuseUnreadableTexts(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw new JsonException("some of its bytes are no UTF-8.");
        }

        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }

    private static string? ProblemOf(JsonObject root)
    {
        foreach (var (instanceId, entry) in root)
        {
            if (entry is not JsonObject interfaces)
            {
                return $"'{instanceId}' is not an object of device indexes";
            }

            if (interfaces.FirstOrDefault(i => i.Value is not JsonObject) is { Key: { } index })
            {
                return $"'{instanceId}'.'{index}' is not an interface";
            }
        }

        return null;
    }

    private static JsonObject Copy(JsonObject node) => (JsonObject)node.DeepClone();
}
