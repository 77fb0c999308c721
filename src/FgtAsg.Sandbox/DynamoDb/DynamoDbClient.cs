using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime.Internal;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>An SDK client for one table of the model.</summary>
/// <param name="table">The only table of this client.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class DynamoDbClient(TableModel table, ICallGate? gate = null)
    : AmazonDynamoDBClient(OfflineClients.Credentials, OfflineClients.In<AmazonDynamoDBConfig>("us-east-1"))
{
    private readonly SdkCalls _calls = new("dynamodb", gate);

    public override Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.GetItem, cancellationToken);

    public override Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.PutItem, cancellationToken);

    public override Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.UpdateItem, cancellationToken);

    public override Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.DeleteItem, cancellationToken);

    public override Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.Query, cancellationToken);

    public override Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.Scan, cancellationToken);

    public override Task<BatchGetItemResponse> BatchGetItemAsync(
        BatchGetItemRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.BatchGetItem, cancellationToken);

    public override Task<TransactWriteItemsResponse> TransactWriteItemsAsync(
        TransactWriteItemsRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, table.TransactWriteItems, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);
}
