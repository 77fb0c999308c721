using System.Text.Json;
using Amazon.Lambda.Core;

namespace FgtAsg.LambdaRuntime.Invocations;

internal sealed record CognitoClientContext(
    IClientApplication? Client, IDictionary<string, string> Environment, IDictionary<string, string> Custom) : IClientContext
{
    public static CognitoClientContext? Parse(string? json) => JsonHeader.Parse(
        json,
        "Lambda-Runtime-Client-Context",
        static root => new CognitoClientContext(ParseClient(root), JsonHeader.Map(root, "env"), JsonHeader.Map(root, "custom")));

    private static CognitoClientApplication? ParseClient(JsonElement root) =>
        root.TryGetProperty("client", out var client) && client.ValueKind == JsonValueKind.Object
            ? new CognitoClientApplication(
                JsonHeader.Text(client, "app_package_name"),
                JsonHeader.Text(client, "app_title"),
                JsonHeader.Text(client, "app_version_code"),
                JsonHeader.Text(client, "app_version_name"),
                JsonHeader.Text(client, "installation_id"))
            : null;
}
