using System.Text.Json.Serialization;

namespace FgtAsg.Events;

/// <summary>What an operator sends by hand, besides its <c>action</c>.</summary>
internal sealed record ManualRequest
{
    [JsonPropertyName("pattern")]
    public string? Pattern { get; init; }

    [JsonPropertyName("first")]
    public long? First { get; init; }

    [JsonPropertyName("count")]
    public long? Count { get; init; }
}
