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

    public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, queues.Send, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);
}
