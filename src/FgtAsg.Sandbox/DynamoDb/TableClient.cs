using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>
/// The SDK's client of a <see cref="TableModel"/>. What is not overridden here would call an address at which nothing listens, and fails.
/// </summary>
/// <param name="intercept">What every call goes through; null: straight to the table.</param>
public class TableClient(TableModel table, TableCallInterceptor? intercept = null) : AmazonDynamoDBClient(
    new AnonymousAWSCredentials(),
    new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 })
{
    public override Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("GetItem", request, table.GetItem, cancellationToken);

    public override Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("PutItem", request, table.PutItem, cancellationToken);

    public override Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("UpdateItem", request, table.UpdateItem, cancellationToken);

    public override Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("DeleteItem", request, table.DeleteItem, cancellationToken);

    public override Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("Query", request, table.Query, cancellationToken);

    public override Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("Scan", request, table.Scan, cancellationToken);

    public override Task<BatchGetItemResponse> BatchGetItemAsync(BatchGetItemRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("BatchGetItem", request, table.BatchGetItem, cancellationToken);

    public override Task<TransactWriteItemsResponse> TransactWriteItemsAsync(
        TransactWriteItemsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("TransactWriteItems", request, table.TransactWriteItems, cancellationToken);

    private async Task<TResponse> CallAsync<TRequest, TResponse>(
        string operation, TRequest request, Func<TRequest, TResponse> carryOut, CancellationToken cancellationToken)
        where TRequest : notnull
        where TResponse : notnull
    {
        return intercept is null ? (TResponse)await Effect() : (TResponse)await intercept(operation, request, Effect, cancellationToken);

        Task<object> Effect()
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult<object>(carryOut(request));
        }
    }
}
