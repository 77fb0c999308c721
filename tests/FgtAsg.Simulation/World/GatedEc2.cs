using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime.Internal;
using FgtAsg.Sandbox;

namespace FgtAsg.Simulation.World;

/// <summary>A client whose calls go through a <see cref="ICallGate"/>.</summary>
internal sealed class GatedEc2(IAmazonEC2 inner, ICallGate gate) : AmazonEC2Client(OfflineClients.Credentials, inner.Config.RegionEndpoint)
{
    public override Task<AllocateAddressResponse> AllocateAddressAsync(
        AllocateAddressRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "AllocateAddress", request, () => inner.AllocateAddressAsync(request, cancellationToken), cancellationToken);

    public override Task<AssociateAddressResponse> AssociateAddressAsync(
        AssociateAddressRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "AssociateAddress", request, () => inner.AssociateAddressAsync(request, cancellationToken), cancellationToken);

    public override Task<AttachNetworkInterfaceResponse> AttachNetworkInterfaceAsync(
        AttachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "AttachNetworkInterface", request, () => inner.AttachNetworkInterfaceAsync(request, cancellationToken), cancellationToken);

    public override Task<CreateNetworkInterfaceResponse> CreateNetworkInterfaceAsync(
        CreateNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "CreateNetworkInterface", request, () => inner.CreateNetworkInterfaceAsync(request, cancellationToken), cancellationToken);

    public override Task<CreateSnapshotResponse> CreateSnapshotAsync(
        CreateSnapshotRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "CreateSnapshot", request, () => inner.CreateSnapshotAsync(request, cancellationToken), cancellationToken);

    public override Task<CreateTagsResponse> CreateTagsAsync(
        CreateTagsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "CreateTags", request, () => inner.CreateTagsAsync(request, cancellationToken), cancellationToken);

    public override Task<DeleteNetworkInterfaceResponse> DeleteNetworkInterfaceAsync(
        DeleteNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DeleteNetworkInterface", request, () => inner.DeleteNetworkInterfaceAsync(request, cancellationToken), cancellationToken);

    public override Task<DeleteSnapshotResponse> DeleteSnapshotAsync(
        DeleteSnapshotRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DeleteSnapshot", request, () => inner.DeleteSnapshotAsync(request, cancellationToken), cancellationToken);

    public override Task<DeleteTagsResponse> DeleteTagsAsync(
        DeleteTagsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DeleteTags", request, () => inner.DeleteTagsAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeAddressesResponse> DescribeAddressesAsync(
        DescribeAddressesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeAddresses", request, () => inner.DescribeAddressesAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeImagesResponse> DescribeImagesAsync(
        DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeImages", request, () => inner.DescribeImagesAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeInstancesResponse> DescribeInstancesAsync(
        DescribeInstancesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeInstances", request, () => inner.DescribeInstancesAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeLaunchTemplateVersionsResponse> DescribeLaunchTemplateVersionsAsync(
        DescribeLaunchTemplateVersionsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeLaunchTemplateVersions", request, () => inner.DescribeLaunchTemplateVersionsAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeNetworkInterfacesResponse> DescribeNetworkInterfacesAsync(
        DescribeNetworkInterfacesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeNetworkInterfaces", request, () => inner.DescribeNetworkInterfacesAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeRegionsResponse> DescribeRegionsAsync(
        DescribeRegionsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeRegions", request, () => inner.DescribeRegionsAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeSnapshotsResponse> DescribeSnapshotsAsync(
        DescribeSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeSnapshots", request, () => inner.DescribeSnapshotsAsync(request, cancellationToken), cancellationToken);

    public override Task<DescribeVolumesResponse> DescribeVolumesAsync(
        DescribeVolumesRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DescribeVolumes", request, () => inner.DescribeVolumesAsync(request, cancellationToken), cancellationToken);

    public override Task<DetachNetworkInterfaceResponse> DetachNetworkInterfaceAsync(
        DetachNetworkInterfaceRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DetachNetworkInterface", request, () => inner.DetachNetworkInterfaceAsync(request, cancellationToken), cancellationToken);

    public override Task<DisassociateAddressResponse> DisassociateAddressAsync(
        DisassociateAddressRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "DisassociateAddress", request, () => inner.DisassociateAddressAsync(request, cancellationToken), cancellationToken);

    public override Task<ModifyNetworkInterfaceAttributeResponse> ModifyNetworkInterfaceAttributeAsync(
        ModifyNetworkInterfaceAttributeRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "ModifyNetworkInterfaceAttribute", request, () => inner.ModifyNetworkInterfaceAttributeAsync(request, cancellationToken), cancellationToken);

    public override Task<ReleaseAddressResponse> ReleaseAddressAsync(
        ReleaseAddressRequest request, CancellationToken cancellationToken = default) =>
        gate.CallAsync("ec2", "ReleaseAddress", request, () => inner.ReleaseAddressAsync(request, cancellationToken), cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);
}
