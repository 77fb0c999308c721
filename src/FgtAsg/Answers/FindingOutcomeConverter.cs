using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Sweep;

namespace FgtAsg.Answers;

/// <summary>The outcome as its lower-case word.</summary>
internal sealed class FindingOutcomeConverter() : JsonStringEnumConverter<FindingOutcome>(JsonNamingPolicy.CamelCase);
