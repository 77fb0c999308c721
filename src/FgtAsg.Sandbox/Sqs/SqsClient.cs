using Amazon.Runtime.Internal;
using Amazon.SQS;
using Amazon.SQS.Model;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.Sqs;

/// <summary>An SDK client for the model's queues.</summary>
/// <param name="queues">The queues of the account.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class SqsClient(Queues queues, ICallGate? gate = null)
    : AmazonSQSClient(OfflineClients.Credentials, OfflineClients.In<AmazonSQSConfig>("us-east-1"))
{
    private readonly SdkCalls _calls = new("sqs", gate);

    public override Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, queues.ChangeVisibility, cancellationToken);

    public override Task<DeleteMessageResponse> DeleteMessageAsync(
        DeleteMessageRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, queues.Delete, cancellationToken);

    public override Task<GetQueueUrlResponse> GetQueueUrlAsync(GetQueueUrlRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, queues.GetUrl, cancellationToken);

    public override Task<ReceiveMessageResponse> ReceiveMessageAsync(
        ReceiveMessageRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, queues.Receive, cancellationToken);

    public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, queues.Send, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);
}
