using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;
using FgtAsg.Sandbox.Model.Tags;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>AllocateAddress and ReleaseAddress.</summary>
internal static class Addresses
{
    public const string AmazonPool = "amazon";

    public static AllocateAddressResponse Allocate(CloudState state, AllocateAddressRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        if (!string.IsNullOrEmpty(request.Address))
        {
            throw new ServiceFault("InvalidAddress.NotFound", $"Address '{request.Address}' cannot be recovered.");
        }

        var pool = string.IsNullOrEmpty(request.PublicIpv4Pool) ? AmazonPool : request.PublicIpv4Pool;
        if (pool != AmazonPool && !state.Options.PublicIpv4Pools.Contains(pool, StringComparer.Ordinal))
        {
            throw new ServiceFault("InvalidPublicIpv4PoolID.NotFound", $"The pool ID '{pool}' does not exist");
        }

        var tags = Tagging.FromSpecifications(request.TagSpecifications, "elastic-ip");
        // The account's own addresses (BYOIP) do not count towards the quota.
        if (pool == AmazonPool
            && state.Addresses.All.Count(address => address.PublicIpv4Pool == AmazonPool) >= state.Options.ElasticIpQuota)
        {
            throw new ServiceFault("AddressLimitExceeded", "The maximum number of addresses has been reached.");
        }

        var allocated = new CloudAddress
        {
            Id = state.Ids.Next("eipalloc"),
            PublicIp = state.PublicAddresses.Take(),
            PublicIpv4Pool = pool,
            Tags = tags,
        };
        state.Addresses.Put(allocated, state.Now);
        return new AllocateAddressResponse
        {
            AllocationId = allocated.Id,
            PublicIp = allocated.PublicIp,
            PublicIpv4Pool = pool,
            Domain = DomainType.Vpc,
            NetworkBorderGroup = state.Options.Region,
        };
    }

    public static ReleaseAddressResponse Release(CloudState state, ReleaseAddressRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        if (request.PublicIp is not null)
        {
            throw Ec2Faults.Unsupported("an AllocationId");
        }

        var address = Lookup.Address(state, request.AllocationId);
        if (address.AssociationId is not null)
        {
            throw new ServiceFault("InvalidIPAddress.InUse", $"Address {address.PublicIp} is in use.");
        }

        state.Addresses.Remove(address.Id, state.Now);
        return new ReleaseAddressResponse();
    }
}
