using System.Text.Json;
using FgtAsg.Fleet;

namespace FgtAsg.Simulation.Watching;

internal static class AnswerReader
{
    public static Result Read(string json) => JsonSerializer.Deserialize(json, ResultJsonContext.Default.Result)!;
}
