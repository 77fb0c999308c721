namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>Something that is done to a fresh table with <see cref="ParityTable.Seed"/> in it.</summary>
/// <param name="Run">Gives the SDK's response, or throws the SDK's exception.</param>
internal sealed record ParityCase(string Name, Func<ParityTable, Task<object>> Run);
