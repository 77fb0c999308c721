using System.Text.Json;
using System.Text.Json.Serialization;

namespace FgtAsg.Recycle;

/// <summary>The strategy as the tag has it, such as <c>out-in</c>.</summary>
internal sealed class RecycleStrategyConverter() : JsonStringEnumConverter<RecycleStrategy>(JsonNamingPolicy.KebabCaseLower);
