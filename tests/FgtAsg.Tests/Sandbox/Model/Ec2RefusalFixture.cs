using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>Instances, interfaces and addresses in every state that matters to a call. The address quota is used up.</summary>
internal sealed class Ec2RefusalFixture
{
    public const string ClientToken = "of the free interface";

    private Ec2RefusalFixture()
    {
        Full = Region.Cloud.CreateSubnet(Region.VpcId, "eu-central-1a", "10.0.9.0/28");
        for (var number = 0; number < 11; number++)
        {
            Region.Cloud.CreateForeignInterface(Full);
        }

        (Running, Ended, Elsewhere) = (Region.RunningInstance(), Region.RunningInstance(), Region.RunningInstance(Region.SubnetB));
        Region.Cloud.TerminateInstance(Ended);
        Region.Settle();
        (InImage, InDisabledImage) = (Snapshot(), Snapshot());
        Region.Cloud.CreateImage("golden", [InImage]);
        Region.Cloud.CreateImage("old", [InDisabledImage], isDisabled: true);
        Region.Cloud.CreateLaunchTemplate("firewall");
    }

    public IAmazonEC2 Ec2 => Region.Ec2;

    public TestRegion Region { get; } = new(new CloudOptions { ElasticIpQuota = 2 });

    public string Running { get; }

    public string Ended { get; }

    /// <summary>An instance that runs in the other zone.</summary>
    public string Elsewhere { get; }

    public string Pending { get; private set; } = "";

    /// <summary>A subnet without a free address.</summary>
    public string Full { get; }

    public string Free { get; private set; } = "";

    /// <summary>An interface at index 1, with an Elastic IP.</summary>
    public string Attached { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string FreeAddress { get; private set; } = "";

    /// <summary>An interface that is detaching.</summary>
    public string Leaving { get; private set; } = "";

    public string LeavingAttachment { get; private set; } = "";

    public string PrimaryAttachment => Region.Interface(Region.Instance(Running).NetworkInterfaceIds[0]).Attachment!.Id;

    public string InImage { get; }

    public string InDisabledImage { get; }

    /// <summary>Everything that a call could change. An unchanged resource is the same object.</summary>
    public IReadOnlyList<object> Everything =>
    [
        .. Region.Cloud.Instances, .. Region.Cloud.NetworkInterfaces, .. Region.Cloud.Addresses, .. Region.Cloud.Snapshots,
    ];

    public static async Task<Ec2RefusalFixture> CreateAsync()
    {
        var fixture = new Ec2RefusalFixture();
        var region = fixture.Region;
        fixture.Free = await region.CreateInterfaceAsync(request => request.ClientToken = ClientToken);
        (fixture.Attached, fixture.Leaving) = (await region.CreateInterfaceAsync(), await region.CreateInterfaceAsync());
        await region.AttachAsync(fixture.Attached, fixture.Running);
        fixture.LeavingAttachment = await region.AttachAsync(fixture.Leaving, fixture.Running, 2);
        (fixture.Address, fixture.FreeAddress) = (await region.AllocateAsync(), await region.AllocateAsync());
        await region.AssociateAsync(fixture.Address, fixture.Attached);
        region.Pass(1);
        await region.Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = fixture.LeavingAttachment });
        fixture.Pending = region.Cloud.RunInstance(region.SubnetA);
        return fixture;
    }

    public Task CreateAsync(Action<CreateNetworkInterfaceRequest> change) => Region.CreateInterfaceAsync(change);

    public Task CreateWithAddressesAsync(params (string Address, bool IsPrimary)[] addresses) => CreateAsync(
        request => request.PrivateIpAddresses =
        [.. addresses.Select(item => new PrivateIpAddressSpecification { PrivateIpAddress = item.Address, Primary = item.IsPrimary })]);

    public Task AttachAsync(string networkInterfaceId, string instanceId, int deviceIndex = 3) =>
        Region.AttachAsync(networkInterfaceId, instanceId, deviceIndex);

    public Task DetachAsync(string attachmentId) =>
        Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attachmentId });

    public Task DeleteAsync(string id) => Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id });

    public Task ModifyAsync(Action<ModifyNetworkInterfaceAttributeRequest> change)
    {
        var request = new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = Free };
        change(request);
        return Ec2.ModifyNetworkInterfaceAttributeAsync(request);
    }

    public Task AssociateAsync(string allocationId, string networkInterfaceId) => Region.AssociateAsync(allocationId, networkInterfaceId);

    public Task TagAsync(string[] resources, params string[] keys) => Ec2.CreateTagsAsync(
        new CreateTagsRequest { Resources = [.. resources], Tags = [.. keys.Select(key => new Tag(key, "v"))] });

    public Task UntagAsync(string[] resources, string key) =>
        Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [.. resources], Tags = [new Tag { Key = key }] });

    public Task SnapshotAsync(string volumeId) => Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volumeId });

    public Task DeleteSnapshotAsync(string id) => Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = id });

    public Task VersionsAsync(string template, string? version = null, int? atMost = null) => Ec2.DescribeLaunchTemplateVersionsAsync(
        new DescribeLaunchTemplateVersionsRequest
        {
            LaunchTemplateName = template,
            Versions = version is null ? null : [version],
            MaxResults = atMost,
        });

    private string Snapshot() => Region.Cloud.PutSnapshot("vol-1", Region.Time.GetUtcNow());
}
