using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

/// <summary>
/// EventBridge's envelope. It has a context of its own because its type names no JSON field but <c>detail-type</c>: the others are read as
/// camel case, which the shapes of <see cref="EventJsonContext"/> are not all written in.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
internal sealed partial class EnvelopeJsonContext : JsonSerializerContext;
