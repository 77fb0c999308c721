using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.AwsClients.Json;

namespace FgtAsg.Aws;

/// <summary>JSON 1.1. A response does not name its operation, so the members identify it.</summary>
internal sealed class SystemsManagerResponseFormat : IResponseFormat
{
    public bool IsResponse(string operation, byte[] body) => Parse(body) is { ValueKind: JsonValueKind.Object };

    /// <remarks>
    /// Passes on only the code and the message. Without a message, the SDK would quote the whole body, and a body may repeat the parameters
    /// of a command, secrets included.
    /// </remarks>
    public byte[]? FindError(string operation, IWebResponseData response, byte[] body)
    {
        var root = Parse(body) ?? default;
        var code = JsonErrors.CodeOf(response.GetHeaderValue("x-amzn-query-error"), response.GetHeaderValue("x-amzn-ErrorType"))
            ?? JsonErrors.CodeIn(root);
        if (code is null)
        {
            return null;
        }

        using var error = new MemoryStream();
        using (var json = new Utf8JsonWriter(error))
        {
            json.WriteStartObject();
            json.WriteString("__type", code);
            json.WriteString("message", JsonErrors.MessageIn(root) ?? $"Systems Manager refused {operation}: {code}");
            json.WriteEndObject();
        }

        return error.ToArray();
    }

    /// <remarks>The service sends empty lists as empty lists, so a list is never absent.</remarks>
    public string? FindMissing(AmazonWebServiceResponse response) => response switch
    {
        SendCommandResponse { Command: null or { CommandId: null or "" } } => nameof(Command.CommandId),
        GetCommandInvocationResponse { CommandId: null or "" } => nameof(GetCommandInvocationResponse.CommandId),
        GetCommandInvocationResponse { Status: null } => nameof(GetCommandInvocationResponse.Status),
        ListCommandsResponse { Commands: null } => nameof(ListCommandsResponse.Commands),
        DescribeInstanceInformationResponse { InstanceInformationList: null } =>
            nameof(DescribeInstanceInformationResponse.InstanceInformationList),
        _ => null,
    };

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
