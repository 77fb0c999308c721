using System.Text.Json;
using FgtAsg.Answers;

namespace FgtAsg.Simulation.Monitoring;

internal static class AnswerReader
{
    public static Answer Read(string json) => JsonSerializer.Deserialize(json, AnswerJsonContext.Default.Answer)!;
}
