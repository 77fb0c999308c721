using System.Text.Json;
using Amazon.Json;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>How each operation's request is written and its response is read; the names are the API reference's.</summary>
internal static class SystemsManagementOperations
{
    private static readonly JsonService Service = new(
        AmazonSimpleSystemsManagementConfig.Id,
        "AmazonSSM",
        "application/x-amz-json-1.1",
        QuotesSecrets: true,
        Failure: static failure => new AmazonSimpleSystemsManagementException(
            failure.Message, failure.Inner, failure.Type, failure.Code, failure.RequestId, failure.StatusCode));

    public static readonly JsonOperation<DescribeInstanceInformationRequest, DescribeInstanceInformationResponse>
        DescribeInstanceInformation = new(
            Service,
            "DescribeInstanceInformation",
            static (request, json) =>
            {
                json.Add("Filters", request.Filters, static (filter, item) =>
                {
                    item.Add("Key", filter.Key);
                    item.Add("Values", filter.Values);
                });
                json.Add("MaxResults", request.MaxResults);
                json.Add("NextToken", request.NextToken);
            },
            static json => new DescribeInstanceInformationResponse
            {
                InstanceInformationList = json.Items("InstanceInformationList", static item => new InstanceInformation
                {
                    AgentVersion = item.Text("AgentVersion"),
                    InstanceId = item.Text("InstanceId"),
                    LastPingDateTime = item.Time("LastPingDateTime"),
                    PingStatus = item.Text("PingStatus"),
                    PlatformType = item.Text("PlatformType"),
                }),
                NextToken = json.Text("NextToken"),
            });

    public static readonly JsonOperation<GetCommandInvocationRequest, GetCommandInvocationResponse> GetCommandInvocation = new(
        Service,
        "GetCommandInvocation",
        static (request, json) =>
        {
            json.Add("CommandId", request.CommandId);
            json.Add("InstanceId", request.InstanceId);
        },
        static json => new GetCommandInvocationResponse
        {
            CommandId = json.Text("CommandId"),
            Comment = json.Text("Comment"),
            DocumentName = json.Text("DocumentName"),
            ExecutionEndDateTime = json.Text("ExecutionEndDateTime"),
            ExecutionStartDateTime = json.Text("ExecutionStartDateTime"),
            InstanceId = json.Text("InstanceId"),
            ResponseCode = json.Int("ResponseCode"),
            Status = json.Text("Status"),
            StatusDetails = json.Text("StatusDetails"),
        });

    public static readonly JsonOperation<ListCommandsRequest, ListCommandsResponse> ListCommands = new(
        Service,
        "ListCommands",
        static (request, json) =>
        {
            json.Add("CommandId", request.CommandId);
            json.Add("Filters", request.Filters, static (filter, item) =>
            {
                item.Add("key", filter.Key);
                item.Add("value", filter.Value);
            });
            json.Add("InstanceId", request.InstanceId);
            json.Add("MaxResults", request.MaxResults);
            json.Add("NextToken", request.NextToken);
        },
        static json => new ListCommandsResponse { Commands = json.Items("Commands", ReadCommand), NextToken = json.Text("NextToken") });

    public static readonly JsonOperation<SendCommandRequest, SendCommandResponse> SendCommand = new(
        Service,
        "SendCommand",
        static (request, json) =>
        {
            json.Add("Comment", request.Comment);
            json.Add("DocumentName", request.DocumentName);
            json.Add("DocumentVersion", request.DocumentVersion);
            json.Add("InstanceIds", request.InstanceIds);
            json.Add("Parameters", request.Parameters);
            json.Add("TimeoutSeconds", request.TimeoutSeconds);
        },
        static json => new SendCommandResponse { Command = json.Structure("Command", ReadCommand) })
    {
        IsSafeToRepeat = false,
    };

    private static Command ReadCommand(JsonElement json) => new()
    {
        CommandId = json.Text("CommandId"),
        Comment = json.Text("Comment"),
        DocumentName = json.Text("DocumentName"),
        ExpiresAfter = json.Time("ExpiresAfter"),
        InstanceIds = json.Items("InstanceIds"),
        RequestedDateTime = json.Time("RequestedDateTime"),
        Status = json.Text("Status"),
        StatusDetails = json.Text("StatusDetails"),
    };
}
