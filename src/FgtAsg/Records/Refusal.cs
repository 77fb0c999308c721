using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Records;

/// <summary>Why one update of a transaction could not be done.</summary>
/// <param name="IsBusy">Another write of the same item was under way, or the table was short of capacity; otherwise the condition did not hold.</param>
/// <param name="IsThrottled">The table is short of capacity: nobody took anything.</param>
/// <param name="Item">The item as it was; null where there is none, or where it was busy.</param>
internal sealed record Refusal(bool IsBusy, bool IsThrottled, IReadOnlyDictionary<string, AttributeValue>? Item);
