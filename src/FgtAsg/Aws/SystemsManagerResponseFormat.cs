using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;

namespace FgtAsg.Aws;

/// <summary>The members that responses of Systems Manager always have.</summary>
internal sealed class SystemsManagerResponseFormat() : JsonResponseFormat("Systems Manager")
{
    /// <remarks>The service sends empty lists as empty lists, so a list is never absent.</remarks>
    public override string? FindMissing(AmazonWebServiceResponse response) => response switch
    {
        SendCommandResponse { Command: null or { CommandId: null or "" } } => nameof(Command.CommandId),
        GetCommandInvocationResponse { CommandId: null or "" } => nameof(GetCommandInvocationResponse.CommandId),
        GetCommandInvocationResponse { Status: null } => nameof(GetCommandInvocationResponse.Status),
        GetParameterResponse { Parameter: null or { Name: null or "" } } => nameof(Parameter.Name),
        // Parameter Store accepts no empty value.
        GetParameterResponse { Parameter.Value: null or "" } => nameof(Parameter.Value),
        ListCommandsResponse { Commands: null } => nameof(ListCommandsResponse.Commands),
        DescribeInstanceInformationResponse { InstanceInformationList: null } =>
            nameof(DescribeInstanceInformationResponse.InstanceInformationList),
        _ => null,
    };
}
