using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.Route53;

/// <summary>The model's Route 53 with the SDK's interface.</summary>
/// <param name="zones">The hosted zones of the account.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class Route53Client(HostedZones zones, ICallGate? gate = null) : IAmazonRoute53
{
    private readonly SdkCalls _calls = new("route53", gate, zones.Limits);

    public IClientConfig Config { get; } = new AmazonRoute53Config();

    public Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(
        ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, Change, cancellationToken);

    public void Dispose()
    {
        // There is nothing to dispose of.
    }

    private ChangeResourceRecordSetsResponse Change(ChangeResourceRecordSetsRequest request)
    {
        zones.Get(request.HostedZoneId).Change(request.ChangeBatch);
        return new ChangeResourceRecordSetsResponse();
    }
}
