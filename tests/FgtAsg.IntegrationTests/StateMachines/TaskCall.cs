using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>A Task state's call of its function.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Resource">The function's ARN in the definition.</param>
/// <param name="Input">The function's payload.</param>
/// <param name="Attempt">0 for the first call after the state was entered. Each retry adds 1.</param>
internal sealed record TaskCall(string State, string Resource, JsonNode? Input, int Attempt);
