using System.Net;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>GetItem and BatchGetItem. Both see every write, whether they ask for a consistent read or not.</summary>
internal sealed class Reads(ItemStore store)
{
    private const int MaxBatch = 100;

    public GetItemResponse Get(GetItemRequest request)
    {
        NotModelled.Ensure(request.ReturnConsumedCapacity, (nameof(request.AttributesToGet), request.AttributesToGet));
        var projection = Parse(request.ProjectionExpression, request.ExpressionAttributeNames);
        var item = store.Find(ItemKeys.OfRequest(request.Key))?.Attributes;
        return new GetItemResponse { HttpStatusCode = HttpStatusCode.OK, Item = item is null ? null : Show(item, projection) };
    }

    /// <param name="requested">What is asked of this table.</param>
    public BatchGetItemResponse BatchGet(BatchGetItemRequest request, string table, KeysAndAttributes requested)
    {
        NotModelled.Ensure(request.ReturnConsumedCapacity, (nameof(requested.AttributesToGet), requested.AttributesToGet));
        if (requested.Keys is not { Count: > 0 } keys)
        {
            throw TableFaults.Constraint("[]", $"requestItems.{table}.member.keys", "Member must have length greater than or equal to 1");
        }

        if (keys.Count > MaxBatch)
        {
            throw TableFaults.Validation("Too many items requested for the BatchGetItem call");
        }

        var projection = Parse(requested.ProjectionExpression, requested.ExpressionAttributeNames);
        var wanted = keys.ConvertAll(ItemKeys.OfRequest);
        if (wanted.Distinct(StringComparer.Ordinal).Count() < wanted.Count)
        {
            throw TableFaults.Validation("Provided list of item keys contains duplicates");
        }

        // In no order that follows from the request's, as the service's.
        var found = wanted.Select(Place.Of).Order(Place.Order).Select(place => store.Find(place.Key)).OfType<StoredItem>();
        return new BatchGetItemResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Responses = new(StringComparer.Ordinal) { [table] = [.. found.Select(item => Show(item.Attributes, projection))] },
            UnprocessedKeys = [],
        };
    }

    private static ProjectedPaths? Parse(string? expression, Dictionary<string, string>? names)
    {
        var placeholders = new Placeholders(names, values: null, (ExpressionNames.Projection, expression));
        var projection = ProjectedPaths.Parse(expression, placeholders);
        placeholders.EnsureAllUsed();
        return projection;
    }

    private static Dictionary<string, AttributeValue> Show(DynamoValue.Map item, ProjectedPaths? projection) =>
        AttributeValues.ToSdk(projection?.Of(item) ?? item);
}
