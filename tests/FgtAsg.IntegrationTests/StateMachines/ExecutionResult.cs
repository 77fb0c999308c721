using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>The result of an execution.</summary>
/// <param name="Status"><c>SUCCEEDED</c>, <c>FAILED</c> or <c>TIMED_OUT</c>.</param>
/// <param name="Output">Null unless the execution succeeded.</param>
/// <param name="Error">Null if the execution succeeded.</param>
/// <param name="Cause">Null unless the execution failed.</param>
/// <param name="States">The states that were entered, in order. A retry does not count as entering.</param>
internal sealed record ExecutionResult(string Status, JsonNode? Output, string? Error, string? Cause, IReadOnlyList<string> States)
{
    public bool Succeeded => Status == "SUCCEEDED";
}
