namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>A call on a new table that has <see cref="ParityTable.Seed"/>.</summary>
/// <param name="Run">Returns the SDK's response, or throws the SDK's exception.</param>
internal sealed record ParityCase(string Name, Func<ParityTable, Task<object>> Run);
