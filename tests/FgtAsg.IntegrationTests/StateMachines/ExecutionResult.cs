using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>How an execution ended.</summary>
/// <param name="Status"><c>SUCCEEDED</c>, <c>FAILED</c> or <c>TIMED_OUT</c>.</param>
/// <param name="Output">Of one that succeeded.</param>
/// <param name="Error">Of one that did not.</param>
/// <param name="Cause">Of one that failed.</param>
/// <param name="States">The states that were entered, in their order; a retry enters nothing.</param>
internal sealed record ExecutionResult(string Status, JsonNode? Output, string? Error, string? Cause, IReadOnlyList<string> States)
{
    public bool Succeeded => Status == "SUCCEEDED";
}
