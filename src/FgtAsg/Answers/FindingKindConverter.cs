using System.Text.Json;
using System.Text.Json.Serialization;
using FgtAsg.Sweep;

namespace FgtAsg.Answers;

/// <summary>The kind as its word, such as <c>deadInstance</c>.</summary>
internal sealed class FindingKindConverter() : JsonStringEnumConverter<FindingKind>(JsonNamingPolicy.CamelCase);
