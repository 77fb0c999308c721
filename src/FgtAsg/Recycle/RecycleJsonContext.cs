using System.Text.Json.Serialization;

namespace FgtAsg.Recycle;

/// <summary>What a run writes: its record, an execution's input, and its messages.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(RecycleStrategyConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecycleRun))]
[JsonSerializable(typeof(RecycleInput))]
[JsonSerializable(typeof(RecycleNotification))]
internal sealed partial class RecycleJsonContext : JsonSerializerContext;
