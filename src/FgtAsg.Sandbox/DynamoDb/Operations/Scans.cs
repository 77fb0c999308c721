using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Storage;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>Scan, of the table.</summary>
internal sealed class Scans(ItemStore store, TableModelOptions options)
{
    public ScanResponse Scan(ScanRequest request)
    {
        NotModelled.Ensure(
            request.ReturnConsumedCapacity,
            (nameof(request.ScanFilter), request.ScanFilter),
            (nameof(request.AttributesToGet), request.AttributesToGet),
            (nameof(request.ConditionalOperator), request.ConditionalOperator),
            (nameof(request.Segment), request.Segment),
            (nameof(request.TotalSegments), request.TotalSegments),
            (nameof(request.IndexName), request.IndexName));
        Page.EnsureLimit(request.Limit);
        var placeholders = new Placeholders(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            (ExpressionNames.Projection, request.ProjectionExpression),
            (ExpressionNames.Filter, request.FilterExpression));
        var filter = Filter.Parse(ExpressionNames.Filter, request.FilterExpression, placeholders);
        var projection = ProjectedPaths.Parse(request.ProjectionExpression, placeholders);
        placeholders.EnsureAllUsed();
        Selection.Ensure(request.Select, projection, ofIndex: false);

        var start = request.ExclusiveStartKey is null ? null : ItemKeys.OfRequest(request.ExclusiveStartKey);
        var page = Page.Read(store.After(start).Select(item => item.Attributes), request.Limit, options.PageBytes, filter);
        return new ScanResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Count = page.Items.Count,
            ScannedCount = page.Scanned,
            Items = request.Select == Select.COUNT ? null : page.Show(projection),
            LastEvaluatedKey = page.Last is null ? null : AttributeValues.ToSdk(page.Last.Only([TableSchema.Key])),
        };
    }
}
