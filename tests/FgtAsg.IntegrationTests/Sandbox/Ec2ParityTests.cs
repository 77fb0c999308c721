using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.IntegrationTests.Sandbox;

/// <summary>The EC2 model and moto's EC2 give the same answers to the official client over HTTP.</summary>
/// <remarks>moto attaches and detaches at once, so here the model has no delays either.</remarks>
public sealed class Ec2ParityTests
{
    private const string Nowhere = "0123456789abcdef0";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly BasicAWSCredentials Credentials = new("test", "test");

    private static readonly Dictionary<string, Func<Region, Task<string>>> Cases = new(StringComparer.Ordinal)
    {
        ["an interface, from its creation to its end"] = async on =>
        {
            var id = await on.InterfaceAsync();
            var created = await on.DescribeAsync(id);
            var attachment = await on.AttachAsync(id, 1);
            var attached = await on.DescribeAsync(id);
            await on.Ec2.ModifyNetworkInterfaceAttributeAsync(new() { NetworkInterfaceId = id, SourceDestCheck = false });
            var changed = await on.DescribeAsync(id);
            await on.Ec2.DetachNetworkInterfaceAsync(new() { AttachmentId = attachment });
            var detached = await on.DescribeAsync(id);
            await on.Ec2.DeleteNetworkInterfaceAsync(new() { NetworkInterfaceId = id });
            return $"{created} | {attached} | {changed} | {detached} | {await FailureAsync(() => on.DescribeAsync(id))}";
        },
        ["an interface's tags, as filters find it"] = async on =>
        {
            var id = await on.InterfaceAsync("a");
            await on.Ec2.CreateTagsAsync(new() { Resources = [id], Tags = [new("b", "1")] });
            var both = await on.FindAsync(("tag:a", "1"), ("tag:b", "1"));
            await on.Ec2.DeleteTagsAsync(new() { Resources = [id], Tags = [new("a")] });
            return $"{both.Count(found => found == id)} {(await on.FindAsync(("tag:a", "1"))).Count(found => found == id)} "
                + $"{(await on.FindAsync(("tag-key", "b"))).Count(found => found == id)} "
                + $"{(await on.FindAsync(("subnet-id", on.Subnet))).Contains(id)}";
        },
        ["an address, from its allocation to its end"] = async on =>
        {
            var (id, address) = (
                await on.InterfaceAsync(),
                (await on.Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = DomainType.Vpc })).AllocationId);
            var association = (await on.Ec2.AssociateAddressAsync(new() { AllocationId = address, NetworkInterfaceId = id })).AssociationId;
            var associated = await on.AddressAsync(address);
            await on.Ec2.DisassociateAddressAsync(new() { AssociationId = association });
            var free = await on.AddressAsync(address);
            await on.Ec2.ReleaseAddressAsync(new() { AllocationId = address });
            return $"{associated} | {free} | {await FailureAsync(() => on.AddressAsync(address))}";
        },
        ["an interface that is not there"] = async on => string.Join(
            ' ',
            await FailureAsync(() => on.DescribeAsync($"eni-{Nowhere}")),
            await FailureAsync(() => on.Ec2.DeleteNetworkInterfaceAsync(new() { NetworkInterfaceId = $"eni-{Nowhere}" }))),
        ["an address that is not there"] = async on => string.Join(
            ' ',
            await FailureAsync(() => on.AddressAsync($"eipalloc-{Nowhere}")),
            await FailureAsync(() => on.Ec2.ReleaseAddressAsync(new() { AllocationId = $"eipalloc-{Nowhere}" }))),
        ["an instance that is not there"] = on =>
            FailureAsync(() => on.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [$"i-{Nowhere}"] })),
        ["a subnet that is not there"] = on =>
            FailureAsync(() => on.Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = $"subnet-{Nowhere}" })),
        ["an attachment that is not there"] = on =>
            FailureAsync(() => on.Ec2.DetachNetworkInterfaceAsync(new() { AttachmentId = $"eni-attach-{Nowhere}" })),
        ["an association that is not there"] = on =>
            FailureAsync(() => on.Ec2.DisassociateAddressAsync(new() { AssociationId = $"eipassoc-{Nowhere}" })),
        ["an instance, with its interface and its state"] = async on =>
        {
            var instance = (await on.Ec2.DescribeInstancesAsync(
                new DescribeInstancesRequest { InstanceIds = [on.Instance] })).Reservations[0].Instances[0];
            var own = instance.NetworkInterfaces.Single();
            return $"{instance.State.Name} {instance.State.Code} {own.Attachment.DeviceIndex} {own.Status} {own.SubnetId == on.Subnet} "
                + $"{own.Attachment.DeleteOnTermination} {instance.InstanceType}";
        },
        ["a disk's snapshot"] = async on =>
        {
            var disk = (await on.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes
                .First(volume => volume.Attachments?.Exists(attachment => attachment.InstanceId == on.Instance) == true);
            var made = await on.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = disk.VolumeId, Description = "d" });
            var id = made.Snapshot.SnapshotId;
            var described = (await on.Ec2.DescribeSnapshotsAsync(
                new DescribeSnapshotsRequest { OwnerIds = ["self"], SnapshotIds = [id] })).Snapshots.Single();
            await on.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = id });
            var gone = await FailureAsync(
                () => on.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"], SnapshotIds = [id] }));
            return $"{disk.Attachments.Single().State} {described.VolumeId == disk.VolumeId} {described.Description} {gone}";
        },
    };

    /// <summary>The model's answers in cases where moto is wrong. A comment names the documentation that proves it.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        // An interface that is created with the instance is deleted with it by default (EC2 User Guide, "Elastic network interfaces").
        ["an instance, with its interface and its state"] = "running 16 0 in-use True True c6i.xlarge",
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [ToolTheory(Tools.Moto)]
    [MemberData(nameof(Names))]
    public async Task Case_ModelAndMoto_AnswerTheSame(string name)
    {
        using var limit = new CancellationTokenSource(Limit);
        var cloud = new CloudOptions
        {
            Region = "us-east-1",
            InstanceStartDelay = TimeSpan.Zero,
            AttachDelay = TimeSpan.Zero,
            DetachDelay = TimeSpan.Zero,
            SnapshotDelay = TimeSpan.Zero,
        };
        await using var aws = await LocalAws.StartAsync(new LocalAwsOptions { Cloud = cloud }, limit.Token);
        using var model = Region.Of(aws);
        using var moto = await Region.OfMotoAsync((await MotoServer.SharedAsync()).Endpoint, limit.Token);

        var ofModel = await Cases[name](model);
        var ofMoto = await Cases[name](moto);

        Assert.Equal(Known.GetValueOrDefault(name, ofMoto), ofModel);
        Assert.True(
            !Known.ContainsKey(name) || ofMoto != ofModel,
            "moto now answers as the model does: remove the case from the known differences.");
    }

    private static async Task<string> FailureAsync(Func<Task> call)
    {
        var failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
        return $"{failure.ErrorCode} {(int)failure.StatusCode}";
    }

    /// <summary>A client, with a subnet and an instance that no other test uses.</summary>
    private sealed record Region(AmazonEC2Client Ec2, string Subnet, string Instance) : IDisposable
    {
        public static Region Of(LocalAws aws)
        {
            var subnet = aws.Cloud.CreateSubnet(aws.Cloud.CreateVpc("10.0.0.0/16"), "us-east-1a", "10.0.0.0/24");
            return new Region(ClientOf(aws.Endpoint), subnet, aws.Cloud.RunInstance(subnet));
        }

        public static async Task<Region> OfMotoAsync(Uri endpoint, CancellationToken cancellationToken)
        {
            var ec2 = ClientOf(endpoint);
            var vpc = (await ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, cancellationToken)).Vpc.VpcId;
            var gateway = (await ec2.CreateInternetGatewayAsync(
                new CreateInternetGatewayRequest(), cancellationToken)).InternetGateway.InternetGatewayId;
            await ec2.AttachInternetGatewayAsync(
                new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, cancellationToken);
            var subnet = (await ec2.CreateSubnetAsync(
                new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.0.0/24", AvailabilityZone = "us-east-1a" },
                cancellationToken)).Subnet.SubnetId;
            var run = await ec2.RunInstancesAsync(
                new RunInstancesRequest
                {
                    ImageId = "ami-12c6146b",
                    InstanceType = InstanceType.C6iXlarge,
                    SubnetId = subnet,
                    MinCount = 1,
                    MaxCount = 1,
                },
                cancellationToken);
            return new Region(ec2, subnet, run.Reservation.Instances.Single().InstanceId);
        }

        public async Task<string> InterfaceAsync(params string[] tags) =>
            (await Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest
            {
                SubnetId = Subnet,
                Description = "parity",
                TagSpecifications = tags.Length == 0 ? null : [InterfaceTags(tags)],
            })).NetworkInterface.NetworkInterfaceId;

        public async Task<string> AttachAsync(string id, int deviceIndex) => (await Ec2.AttachNetworkInterfaceAsync(
            new AttachNetworkInterfaceRequest { NetworkInterfaceId = id, InstanceId = Instance, DeviceIndex = deviceIndex })).AttachmentId;

        public async Task<string> DescribeAsync(string id)
        {
            var found = (await Ec2.DescribeNetworkInterfacesAsync(
                new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] })).NetworkInterfaces.Single();
            return $"{found.Status} {found.Description} {found.SourceDestCheck} "
                + $"{found.Attachment?.DeviceIndex} {found.Attachment?.InstanceId == Instance}";
        }

        public async Task<IReadOnlyList<string>> FindAsync(params (string Name, string Value)[] filters)
        {
            var found = await Ec2.DescribeNetworkInterfacesAsync(
                new DescribeNetworkInterfacesRequest { Filters = [.. filters.Select(filter => new Filter(filter.Name, [filter.Value]))] });
            return [.. (found.NetworkInterfaces ?? []).Select(item => item.NetworkInterfaceId)];
        }

        public async Task<string> AddressAsync(string id)
        {
            var found = (await Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { AllocationIds = [id] })).Addresses.Single();
            return $"{found.Domain} {found.AssociationId is { Length: > 0 }} {found.NetworkInterfaceId is { Length: > 0 }}";
        }

        public void Dispose() => Ec2.Dispose();

        private static AmazonEC2Client ClientOf(Uri endpoint) => new(Credentials, new AmazonEC2Config
        {
            ServiceURL = endpoint.GetLeftPart(UriPartial.Authority),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });

        private static TagSpecification InterfaceTags(string[] tags) => new()
        {
            ResourceType = ResourceType.NetworkInterface,
            Tags = [.. tags.Select(tag => new Tag(tag, "1"))],
        };
    }
}
