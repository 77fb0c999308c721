using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FgtAsg.FortiOs;

/// <summary>Reads FortiOS' answers. Nothing of an answer gets into an error but FortiOS' own error code.</summary>
internal static class FortiOsAnswers
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32 };

    /// <summary>The failure of an exchange, or of an HTTP status that says that the operation did nothing; null for none.</summary>
    public static FortiOsError? ErrorOf(Exchange exchange, FortiOsRequest request) => exchange switch
    {
        Exchange.Failed failed => new FortiOsError(KindOf(failed.Kind), $"{request}", failed.Detail),
        Exchange.Answered { Status: 502 or 503 or 504 } answered =>
            Error(FortiOsErrorKind.Starting, request, answered, "FortiOS is starting"),
        Exchange.Answered { Status: >= 300 and < 400 } answered =>
            Error(FortiOsErrorKind.Unreadable, request, answered, "the answer is a redirect, which is not followed"),
        Exchange.Answered { Status: 401 or 403 } answered =>
            Error(FortiOsErrorKind.Unauthorized, request, answered, "the session does not permit this"),
        Exchange.Answered { Status: 404 or 405 } answered =>
            Error(FortiOsErrorKind.NotOffered, request, answered, "this FortiOS does not have the operation"),
        _ => null,
    };

    public static FortiOsError Error(
        FortiOsErrorKind kind, FortiOsRequest request, Exchange.Answered answered, string detail, int? code = null) =>
        new(kind, $"{request}", detail) { HttpStatus = answered.Status, Code = code };

    /// <summary>The JSON object of an answer; null if it is none.</summary>
    public static bool TryRead(Exchange.Answered answered, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        try
        {
            document = JsonDocument.Parse(answered.Body, Bounded);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return true;
            }

            document.Dispose();
            document = null;
            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The envelope of an API's answer, and FortiOS' refusal in it if there is one.</summary>
    public static FortiOsResult<Envelope> EnvelopeOf(Exchange exchange, FortiOsRequest request)
    {
        if (ErrorOf(exchange, request) is { } error)
        {
            return error;
        }

        var answered = (Exchange.Answered)exchange;
        if (!TryRead(answered, out var document))
        {
            return Error(FortiOsErrorKind.Unreadable, request, answered, "the answer is not a JSON object");
        }

        using (document)
        {
            var root = document.RootElement;
            var status = Text(root, "status");
            var inner = Number(root, "http_status") ?? answered.Status;
            return answered.Status == 200 && inner == 200 && status is null or "success"
                ? new Envelope(
                    root.TryGetProperty("results", out var results) ? results.Clone() : default,
                    Text(root, "serial"),
                    Text(root, "version"),
                    Number(root, "build"))
                : Error(FortiOsErrorKind.Refused, request, answered, "FortiOS refused it", Number(root, "error"));
        }
    }

    /// <summary>Null if there is no such text.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? TextOf(value)
            : null;

    /// <summary>Null if there is no such whole number.</summary>
    public static int? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>Null if there is no such boolean.</summary>
    public static bool? Flag(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
            : null;

    /// <summary>System.Text.Json throws for half a surrogate pair.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static FortiOsErrorKind KindOf(ExchangeFailure failure) => failure switch
    {
        ExchangeFailure.Refused or ExchangeFailure.Silent => FortiOsErrorKind.Unreachable,
        ExchangeFailure.Untrusted => FortiOsErrorKind.Untrusted,
        ExchangeFailure.Cut => FortiOsErrorKind.Lost,
        _ => FortiOsErrorKind.Unreadable,
    };
}

/// <summary>The frame of an answer of FortiOS' REST API.</summary>
/// <param name="Results">Undefined if the answer has none.</param>
/// <param name="Serial">The device's serial number.</param>
/// <param name="Version">Such as <c>v7.4.5</c>.</param>
internal sealed record Envelope(JsonElement Results, string? Serial, string? Version, int? Build);
