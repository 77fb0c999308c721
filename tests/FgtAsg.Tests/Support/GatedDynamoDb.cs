using FgtAsg.Sandbox.DynamoDb;

namespace FgtAsg.Tests.Support;

/// <summary>The table as one function process sees it: through its gate.</summary>
internal sealed class GatedDynamoDb(TableModel table, CallGate gate)
    : TableClient(table, (operation, request, effect) => gate.CallAsync("dynamodb", operation, request, effect));
