using System.Text.Json;
using FgtAsg.Fleet;

namespace FgtAsg.Simulation.Watching;

internal static class AnswerReader
{
    public static Answer Read(string json) => JsonSerializer.Deserialize(json, AnswerJsonContext.Default.Answer)!;
}
