using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.Disks;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The actions of EC2 that the wire knows: those that the function calls, and a few more for an operator's command line.</summary>
internal static class Ec2Operations
{
    public static IReadOnlyDictionary<string, WireOperation> All { get; } = new Dictionary<string, WireOperation>(StringComparer.Ordinal)
    {
        ["AllocateAddress"] = Operation(Ec2Requests.AllocateAddress, Addresses.Allocate, Ec2Answers.Members),
        ["AssociateAddress"] = Operation(Ec2Requests.AssociateAddress, AddressAssociations.Associate, Ec2Answers.AssociateAddress),
        ["AttachNetworkInterface"] =
            Operation(Ec2Requests.AttachNetworkInterface, InterfaceAttachments.Attach, Ec2Answers.Members),
        ["CreateNetworkInterface"] =
            Operation(Ec2Requests.CreateNetworkInterface, InterfaceCreation.Create, Ec2Answers.Members),
        ["CreateSnapshot"] = Operation(DiskRequests.CreateSnapshot, Snapshots.Create, Ec2Answers.CreateSnapshot),
        ["CreateTags"] = Operation(Ec2Requests.CreateTags, Tagging.Create, Ec2Answers.Done),
        ["DeleteNetworkInterface"] = Operation(Ec2Requests.DeleteNetworkInterface, InterfaceChanges.Delete, Ec2Answers.Done),
        ["DeleteSnapshot"] = Operation(DiskRequests.DeleteSnapshot, Snapshots.Delete, Ec2Answers.Done),
        ["DeleteTags"] = Operation(Ec2Requests.DeleteTags, Tagging.Delete, Ec2Answers.Done),
        ["DescribeAddresses"] = Operation(Ec2Requests.DescribeAddresses, AddressDescribe.Describe, Ec2Answers.Members),
        ["DescribeImages"] = Operation(DiskRequests.DescribeImages, DiskDescribe.Images, Ec2Answers.Members),
        ["DescribeInstances"] = Operation(Ec2Requests.DescribeInstances, InstanceDescribe.Describe, Ec2Answers.Members),
        ["DescribeLaunchTemplateVersions"] = Operation(
            LaunchTemplateForms.DescribeVersions, LaunchTemplateDescribe.Versions, Ec2Answers.Members),
        ["DescribeNetworkInterfaces"] =
            Operation(Ec2Requests.DescribeNetworkInterfaces, InterfaceDescribe.Describe, Ec2Answers.Members),
        ["DescribeRegions"] = Operation(DiskRequests.DescribeRegions, RegionDescribe.Describe, Ec2Answers.Members),
        ["DescribeSecurityGroups"] = Describe("GroupId", NetworkDescribe.SecurityGroups, NetworkAnswers.SecurityGroups),
        ["DescribeSnapshots"] = Operation(DiskRequests.DescribeSnapshots, DiskDescribe.Snapshots, Ec2Answers.Members),
        ["DescribeSubnets"] = Describe("SubnetId", NetworkDescribe.Subnets, NetworkAnswers.Subnets),
        ["DescribeTags"] = Describe(null, TagDescribe.Describe, NetworkAnswers.Tags),
        ["DescribeVolumes"] = Operation(DiskRequests.DescribeVolumes, DiskDescribe.Volumes, Ec2Answers.Members),
        ["DescribeVpcs"] = Describe("VpcId", NetworkDescribe.Vpcs, NetworkAnswers.Vpcs),
        ["DetachNetworkInterface"] = Operation(Ec2Requests.DetachNetworkInterface, InterfaceAttachments.Detach, Ec2Answers.Done),
        ["DisassociateAddress"] = Operation(Ec2Requests.DisassociateAddress, AddressAssociations.Disassociate, Ec2Answers.Done),
        ["ModifyNetworkInterfaceAttribute"] =
            Operation(Ec2Requests.ModifyNetworkInterfaceAttribute, InterfaceChanges.Modify, Ec2Answers.Done),
        ["ReleaseAddress"] = Operation(Ec2Requests.ReleaseAddress, Addresses.Release, Ec2Answers.Done),
        ["TerminateInstances"] = Operation(Ec2Requests.TerminateInstances, InstanceLife.TerminateAll, Ec2Answers.TerminateInstances),
    };

    private static WireOperation Describe<T>(
        string? ids, Func<CloudState, DescribeRequest, Page<T>> run, Action<AnswerWriter, CloudState, Page<T>> write) =>
        (state, form) =>
        {
            var request = Ec2Requests.Describe(form, ids);
            form.ThrowIfUnread();
            var page = run(state, request);
            return answer => write(answer, state, page);
        };

    private static WireOperation Operation<TRequest, TResponse>(
        Func<FormReader, TRequest> read, Func<CloudState, TRequest, TResponse> run, Action<AnswerWriter, TResponse> write) =>
        (state, form) =>
        {
            var request = read(form);
            form.ThrowIfUnread();
            var response = run(state, request);
            return answer => write(answer, response);
        };
}
