using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Events;

[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
[JsonSerializable(typeof(LifecycleDetail))]
[JsonSerializable(typeof(StateChangeDetail))]
[JsonSerializable(typeof(ManualRequest))]
[JsonSerializable(typeof(EnvelopeRecord))]
[JsonSerializable(typeof(S3Subject))]
[JsonSerializable(typeof(S3TestEvent))]
[JsonSerializable(typeof(SnsNotification))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
