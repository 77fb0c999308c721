using System.Net;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>GetItem and BatchGetItem. Both always read consistently.</summary>
internal sealed class Reads(ItemStore store)
{
    private const int MaxBatch = 100;

    public GetItemResponse Get(GetItemRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.TableName), nameof(request.Key), nameof(request.ConsistentRead));
        return new GetItemResponse { HttpStatusCode = HttpStatusCode.OK, Item = store.Find(ItemKeys.OfRequest(request.Key))?.ToItem() };
    }

    public BatchGetItemResponse BatchGet(BatchGetItemRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.RequestItems));
        var (table, requested) = request.RequestItems.Single();
        NotModelled.EnsureOnly(requested, nameof(requested.Keys), nameof(requested.ConsistentRead));
        if (requested.Keys is not { Count: > 0 } keys)
        {
            throw TableFaults.Constraint("[]", $"requestItems.{table}.member.keys", "Member must have length greater than or equal to 1");
        }

        if (keys.Count > MaxBatch)
        {
            throw TableFaults.Validation("Too many items requested for the BatchGetItem call");
        }

        var wanted = keys.Select(ItemKeys.OfRequest).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count < keys.Count)
        {
            throw TableFaults.Validation("Provided list of item keys contains duplicates");
        }

        // As with the service, the order does not depend on the order of the request.
        var found = wanted.Select(Place.Of).Order(Place.Order).Select(place => store.Find(place.Key)?.ToItem());
        return new BatchGetItemResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Responses = new(StringComparer.Ordinal) { [table] = [.. found.Where(item => item is not null)!] },
            UnprocessedKeys = [],
        };
    }
}
