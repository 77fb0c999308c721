using System.Text.Json.Serialization;

namespace FgtAsg.Events;

[JsonSerializable(typeof(LifecycleDetail))]
[JsonSerializable(typeof(StateChangeDetail))]
[JsonSerializable(typeof(ManualRequest))]
[JsonSerializable(typeof(EnvelopeRecord))]
[JsonSerializable(typeof(S3Subject))]
[JsonSerializable(typeof(S3TestEvent))]
[JsonSerializable(typeof(SnsNotification))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
