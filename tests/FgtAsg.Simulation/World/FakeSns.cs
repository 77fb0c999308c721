using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace FgtAsg.Simulation.World;

/// <summary>Topics that keep what is published to them.</summary>
internal sealed class FakeSns(ConcurrentQueue<PublishRequest> published, ICallGate gate) : IAmazonSimpleNotificationService
{
    private readonly AmazonSimpleNotificationServiceConfig _config = new();

    public IClientConfig Config => _config;

    public Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) => gate.CallAsync(
        "sns",
        "Publish",
        request,
        () =>
        {
            published.Enqueue(request);
            return Task.FromResult(new PublishResponse { MessageId = Guid.NewGuid().ToString() });
        },
        cancellationToken);

    public void Dispose()
    {
        // Nothing is held.
    }
}
