using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Calls;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>The model's Run Command over HTTP.</summary>
internal sealed class SystemsManagerDoor(SystemsManager model) : IServiceDoor
{
    public string Service => "ssm";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            var answer = Perform(request.Call, document.RootElement);
            return Task.FromResult(ServiceAnswer.Text(200, "application/x-amz-json-1.1", answer.ToJsonString()));
        }
        catch (AmazonSimpleSystemsManagementException fault)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, fault.ErrorCode, fault.Message));
        }
        catch (JsonException exception)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, "SerializationException", exception.Message));
        }
    }

    private JsonObject Perform(ServiceCall call, JsonElement request) => call.Action switch
    {
        "DescribeInstanceInformation" => Describe(request),
        "SendCommand" => Send(request),
        "GetCommandInvocation" => Get(request),
        "ListCommands" => List(request),
        _ => throw NotSupported.Operation(call),
    };

    private JsonObject Describe(JsonElement request)
    {
        var response = model.Describe(new DescribeInstanceInformationRequest
        {
            Filters = Items(request, "Filters")?.ConvertAll(filter => new InstanceInformationStringFilter
            {
                Key = Text(filter, "Key"),
                Values = Items(filter, "Values")?.ConvertAll(value => value.GetString()!),
            }),
        });
        return new JsonObject
        {
            ["InstanceInformationList"] = new JsonArray([.. response.InstanceInformationList.Select(i => new JsonObject
            {
                ["InstanceId"] = i.InstanceId,
                ["AgentVersion"] = i.AgentVersion,
                ["PlatformType"] = i.PlatformType.Value,
                ["PingStatus"] = i.PingStatus.Value,
                ["LastPingDateTime"] = Seconds(i.LastPingDateTime),
            })]),
        };
    }

    private JsonObject Send(JsonElement request) => new()
    {
        ["Command"] = Of(model.Send(new SendCommandRequest
        {
            DocumentName = Text(request, "DocumentName"),
            InstanceIds = Items(request, "InstanceIds")?.ConvertAll(id => id.GetString()!),
            Parameters = request.TryGetProperty("Parameters", out var parameters)
                ? parameters.EnumerateObject().ToDictionary(
                    p => p.Name, p => p.Value.EnumerateArray().Select(value => value.GetString()!).ToList(), StringComparer.Ordinal)
                : null,
            Comment = Text(request, "Comment"),
            TimeoutSeconds = request.TryGetProperty("TimeoutSeconds", out var seconds) ? seconds.GetInt32() : null,
        }).Command),
    };

    private JsonObject Get(JsonElement request)
    {
        var invocation = model.Get(new GetCommandInvocationRequest { CommandId = Text(request, "CommandId"), InstanceId = Text(request, "InstanceId") });
        return new JsonObject
        {
            ["CommandId"] = invocation.CommandId,
            ["InstanceId"] = invocation.InstanceId,
            ["Comment"] = invocation.Comment,
            ["DocumentName"] = invocation.DocumentName,
            ["Status"] = invocation.Status.Value,
            ["StatusDetails"] = invocation.StatusDetails,
            ["ResponseCode"] = invocation.ResponseCode,
            ["ExecutionStartDateTime"] = invocation.ExecutionStartDateTime,
            ["ExecutionEndDateTime"] = invocation.ExecutionEndDateTime,
        };
    }

    private JsonObject List(JsonElement request)
    {
        var response = model.List(new ListCommandsRequest
        {
            CommandId = Text(request, "CommandId"),
            InstanceId = Text(request, "InstanceId"),
            Filters = Items(request, "Filters")?.ConvertAll(filter => new CommandFilter { Key = Text(filter, "key"), Value = Text(filter, "value") }),
        });
        return new JsonObject { ["Commands"] = new JsonArray([.. response.Commands.Select(Of)]) };
    }

    private static JsonObject Of(Command command) => new()
    {
        ["CommandId"] = command.CommandId,
        ["Comment"] = command.Comment,
        ["DocumentName"] = command.DocumentName,
        ["InstanceIds"] = new JsonArray([.. command.InstanceIds.Select(id => (JsonNode)id)]),
        ["RequestedDateTime"] = Seconds(command.RequestedDateTime),
        ["ExpiresAfter"] = Seconds(command.ExpiresAfter),
        ["Status"] = command.Status.Value,
        ["StatusDetails"] = command.StatusDetails,
    };

    private static JsonNode Seconds(DateTime? at) =>
        JsonNode.Parse((at!.Value - DateTime.UnixEpoch).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture))!;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<JsonElement>? Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : null;
}
