using System.Text.Json;

namespace FgtAsg.Simulation.Monitoring;

internal static class AnswerReader
{
    public static ResultDocument Read(string json) => JsonSerializer.Deserialize(json, ResultJsonContext.Default.ResultDocument)!;
}
