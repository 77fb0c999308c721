using FgtAsg.Sandbox.DynamoDb;

namespace FgtAsg.Simulation.World;

/// <summary>The table as one function process sees it: through its gate.</summary>
internal sealed class GatedDynamoDb(TableModel table, ICallGate gate)
    : TableClient(table, (operation, request, effect, cancellationToken) => gate.CallAsync("dynamodb", operation, request, effect, cancellationToken));
