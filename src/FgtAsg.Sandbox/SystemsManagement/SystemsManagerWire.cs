using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Calls;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>The model in the wire's JSON 1.1.</summary>
internal sealed class SystemsManagerWire(SystemsManager model)
{
    private const string ContentType = "application/x-amz-json-1.1";

    /// <summary>Whether the model has the operation; moto has others, parameters among them.</summary>
    public static bool Has(string action) => action is "DescribeInstanceInformation" or "SendCommand" or "GetCommandInvocation" or "ListCommands";

    public ServiceAnswer Answer(ServiceCall call, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return ServiceAnswer.Text(200, ContentType, Perform(call.Action, document.RootElement).ToJsonString());
        }
        catch (AmazonSimpleSystemsManagementException fault)
        {
            return ServiceAnswer.Text(400, ContentType, new JsonObject { ["__type"] = fault.ErrorCode, ["message"] = fault.Message }.ToJsonString());
        }
        catch (JsonException exception)
        {
            return ServiceAnswer.Text(
                400, ContentType, new JsonObject { ["__type"] = "SerializationException", ["message"] = exception.Message }.ToJsonString());
        }
    }

    private JsonObject Perform(string action, JsonElement request) => action switch
    {
        "DescribeInstanceInformation" => Describe(request),
        "SendCommand" => Send(request),
        "GetCommandInvocation" => Get(request),
        _ => List(request),
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
