using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>A Task state calls its function.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Resource">The function's ARN, as the definition has it.</param>
/// <param name="Input">The function's payload.</param>
/// <param name="Attempt">0 for the first call since the state was entered, then 1 and so on: Retry's doing.</param>
internal sealed record TaskCall(string State, string Resource, JsonNode? Input, int Attempt);
