using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ResumeMessage))]
[JsonSerializable(typeof(LifecycleDetail))]
[JsonSerializable(typeof(StateChangeDetail))]
[JsonSerializable(typeof(ManualRequest))]
[JsonSerializable(typeof(EnvelopeRecord))]
[JsonSerializable(typeof(S3Subject))]
[JsonSerializable(typeof(S3TestEvent))]
[JsonSerializable(typeof(SnsNotification))]
internal sealed partial class EventJsonContext : JsonSerializerContext;

/// <summary>
/// EventBridge's envelope. It has a separate context because its type names no JSON field but <c>detail-type</c>. The other fields are read
/// as camel case, which does not fit all types of <see cref="EventJsonContext"/>.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
internal sealed partial class EnvelopeJsonContext : JsonSerializerContext;
