using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Records;

/// <param name="IsDone">Whether the condition held.</param>
/// <param name="Item">The item after the update, or as it was where the condition did not hold; null where there is none.</param>
internal sealed record UpdateOutcome(bool IsDone, IReadOnlyDictionary<string, AttributeValue>? Item);
