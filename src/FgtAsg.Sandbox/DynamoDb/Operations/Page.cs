using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>One page of a query or scan.</summary>
/// <param name="Scanned">How many items were read, whether the filter let them through or not.</param>
/// <param name="Last">The item that the page ends with although more may follow; null where all was read.</param>
internal sealed record Page(List<DynamoValue.Map> Items, int Scanned, DynamoValue.Map? Last)
{
    /// <summary>A page that reached its limit has a last key, also where nothing follows: the service does not look.</summary>
    public static Page Read(IEnumerable<DynamoValue.Map> items, int? limit, int maxBytes, Filter? filter)
    {
        var matching = new List<DynamoValue.Map>();
        var scanned = 0;
        var bytes = 0;
        foreach (var item in items)
        {
            scanned++;
            bytes += ItemSize.Of(item);
            if (filter is null || filter.Condition.Holds(item))
            {
                matching.Add(item);
            }

            if (scanned == limit || bytes >= maxBytes)
            {
                return new Page(matching, scanned, item);
            }
        }

        return new Page(matching, scanned, Last: null);
    }

    public List<Dictionary<string, AttributeValue>> Show(ProjectedPaths? projection) =>
        Items.ConvertAll(item => AttributeValues.ToSdk(projection?.Of(item) ?? item));

    public static void EnsureLimit(int? limit)
    {
        if (limit < 1)
        {
            throw TableFaults.Constraint($"'{limit}'", "limit", "Member must have value greater than or equal to 1");
        }
    }
}
