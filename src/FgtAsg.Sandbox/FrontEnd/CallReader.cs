using System.Text;
using System.Text.Json;
using FgtAsg.Sandbox.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>Finds the requested operation from a request's signature, headers, path and body.</summary>
internal static class CallReader
{
    public static ServiceCall Read(HttpRequest request, byte[] body)
    {
        var form = request.HasFormContentType
            ? Fields(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)))
            : Fields(request.Query);
        var service = ServiceNames.Of(request, form);
        var region = ServiceNames.RegionOf(request);
        var protocol = ServiceNames.ProtocolOf(service, request);
        var path = request.Path.Value ?? "/";
        return protocol switch
        {
            Protocol.S3 => Call(S3Operations.Of(request), Fields(request.Query)),
            Protocol.RestXml => Call(Route53Operations.Of(request.Method, path), Fields(request.Query)),
            Protocol.Json when request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target => Json(target),
            Protocol.Json => Call(($"{request.Method} {path}", null), Fields(request.Query)),
            _ => Call((form.GetValueOrDefault("Action", "?"), null), form),
        };

        ServiceCall Call((string Action, string? Resource) operation, IReadOnlyDictionary<string, string> parameters) => new()
        {
            Service = service,
            Region = region,
            Action = operation.Action,
            Resource = operation.Resource,
            Parameters = parameters,
            Protocol = protocol,
        };

        ServiceCall Json(string target)
        {
            var parameters = Scalars(body);
            return Call((target[(target.LastIndexOf('.') + 1)..], parameters.GetValueOrDefault("TableName")), parameters);
        }
    }

    private static Dictionary<string, string> Fields(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values) =>
        values.ToDictionary(field => field.Key, field => field.Value.Count == 0 ? "" : field.Value[0] ?? "", StringComparer.Ordinal);

    private static Dictionary<string, string> Scalars(byte[] body)
    {
        var scalars = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(body);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                {
                    scalars[property.Name] = property.Value.ToString();
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The service will report that the body is not a JSON object. The record has no parameters.
        }

        return scalars;
    }
}
