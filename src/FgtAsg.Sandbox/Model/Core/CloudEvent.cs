using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>An event as EventBridge delivers it.</summary>
public sealed record CloudEvent
{
    public required string Id { get; init; }

    /// <summary><c>aws.ec2</c> or <c>aws.autoscaling</c>.</summary>
    public required string Source { get; init; }

    public required string DetailType { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>ARNs.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Detail { get; init; }

    /// <summary>The whole envelope (version 0) as one line of JSON.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "0");
            writer.WriteString("id", Id);
            writer.WriteString("detail-type", DetailType);
            writer.WriteString("source", Source);
            writer.WriteString("account", AccountId);
            writer.WriteString("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteString("region", Region);
            writer.WriteStartArray("resources");
            foreach (var resource in Resources)
            {
                writer.WriteStringValue(resource);
            }

            writer.WriteEndArray();
            writer.WritePropertyName("detail");
            writer.WriteRawValue(Detail);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
