using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace FgtAsg.Simulation.World;

/// <summary>A client of a <see cref="Zone"/>.</summary>
internal sealed class FakeRoute53(Zone zone, ICallGate gate) : IAmazonRoute53
{
    public IClientConfig Config { get; } = new AmazonRoute53Config();

    public Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("route53", "ChangeResourceRecordSets", request, () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            zone.Apply(request);
            return Task.FromResult(new ChangeResourceRecordSetsResponse());
        }, cancellationToken);

    public void Dispose()
    {
    }
}
