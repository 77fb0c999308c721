using System.Globalization;
using System.Net;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Core;

/// <summary>EC2's errors with the codes and messages of EC2.</summary>
internal static class Ec2Faults
{
    public static ServiceFault DryRun() =>
        new("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", HttpStatusCode.PreconditionFailed);

    public static void ThrowIfDryRun(bool? dryRun)
    {
        if (dryRun == true)
        {
            throw DryRun();
        }
    }

    public static ServiceFault NotAuthorized() => new(
        "UnauthorizedOperation",
        "You are not authorized to perform this operation. no identity-based policy allows the action",
        HttpStatusCode.Forbidden);

    public static ServiceFault Missing(string parameter) =>
        new("MissingParameter", $"The request must contain the parameter {parameter}");

    public static ServiceFault InvalidValue(string message) => new("InvalidParameterValue", message);

    public static ServiceFault InvalidCombination(string message) => new("InvalidParameterCombination", message);

    /// <summary>A feature of EC2 that the sandbox does not support.</summary>
    public static ServiceFault Unsupported(string instead) => new("UnsupportedOperation", $"The sandbox supports only {instead}.");

    public static ServiceFault InstanceNotFound(params IReadOnlyList<string> ids) =>
        NotFound("InvalidInstanceID.NotFound", "instance", ids);

    public static ServiceFault InterfaceNotFound(params IReadOnlyList<string> ids) =>
        NotFound("InvalidNetworkInterfaceID.NotFound", "networkInterface", ids);

    public static ServiceFault AllocationNotFound(params IReadOnlyList<string> ids) =>
        NotFound("InvalidAllocationID.NotFound", "allocation", ids);

    public static ServiceFault AddressNotFound(string publicIp) => new("InvalidAddress.NotFound", $"Address '{publicIp}' not found.");

    public static ServiceFault AssociationNotFound(string id) => NotFound("InvalidAssociationID.NotFound", "association", [id]);

    public static ServiceFault AttachmentNotFound(string id) => NotFound("InvalidAttachmentID.NotFound", "attachment", [id]);

    public static ServiceFault VolumeNotFound(string id) => new("InvalidVolume.NotFound", $"The volume '{id}' does not exist.");

    public static ServiceFault SnapshotNotFound(string id) => new("InvalidSnapshot.NotFound", $"The snapshot '{id}' does not exist.");

    public static ServiceFault SubnetNotFound(params IReadOnlyList<string> ids) => NotFound("InvalidSubnetID.NotFound", "subnet", ids);

    public static ServiceFault VpcNotFound(params IReadOnlyList<string> ids) => NotFound("InvalidVpcID.NotFound", "vpc", ids);

    public static ServiceFault SecurityGroupNotFound(string id) =>
        new("InvalidGroup.NotFound", $"The security group '{id}' does not exist");

    public static ServiceFault InterfaceInUse(string id) => new("InvalidNetworkInterface.InUse", $"Interface: [{id}] in use.");

    public static ServiceFault Malformed(string code, string id, string prefix) =>
        new(code, $"Invalid id: \"{id}\" (expecting \"{prefix}-...\")");

    /// <summary>The state of an instance as in EC2's messages.</summary>
    public static string Name(CloudInstanceState state) => state switch
    {
        CloudInstanceState.Pending => "pending",
        CloudInstanceState.Running => "running",
        CloudInstanceState.ShuttingDown => "shutting-down",
        CloudInstanceState.Terminated => "terminated",
        CloudInstanceState.Stopping => "stopping",
        CloudInstanceState.Stopped => "stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not an instance state."),
    };

    private static ServiceFault NotFound(string code, string kind, IReadOnlyList<string> ids) => new(
        code,
        ids.Count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"The {kind} ID '{ids[0]}' does not exist")
            : string.Create(CultureInfo.InvariantCulture, $"The {kind} IDs '{string.Join(", ", ids)}' do not exist"));
}
