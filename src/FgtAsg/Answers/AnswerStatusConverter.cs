using System.Text.Json;
using System.Text.Json.Serialization;

namespace FgtAsg.Answers;

/// <summary>The status as its lower-case word.</summary>
internal sealed class AnswerStatusConverter() : JsonStringEnumConverter<AnswerStatus>(JsonNamingPolicy.CamelCase);
