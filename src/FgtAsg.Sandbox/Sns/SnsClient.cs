using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.Sns;

/// <summary>The model's SNS with the SDK's interface.</summary>
/// <param name="topics">The topics of the account.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class SnsClient(Topics topics, ICallGate? gate = null) : IAmazonSimpleNotificationService
{
    private readonly SdkCalls _calls = new("sns", gate);

    public IClientConfig Config { get; } = new AmazonSimpleNotificationServiceConfig();

    public Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, topics.Publish, cancellationToken);

    public void Dispose()
    {
        // There is nothing to dispose of.
    }
}
