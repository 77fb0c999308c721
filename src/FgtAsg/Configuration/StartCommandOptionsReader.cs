using System.Text.Json;
using System.Text.RegularExpressions;

namespace FgtAsg.Configuration;

/// <summary>Reads the settings of the start command. No message contains a parameter's value, because it may be a secret.</summary>
internal static partial class StartCommandOptionsReader
{
    private const string Document = "start_command_document";
    private const string Parameters = "start_command_parameters";
    private const string Expected = "a JSON map of the document's parameters to strings or lists of strings";
    private const int LongestTimeout = 30 * 24 * 60 * 60;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null if no document is configured: no command is run.</summary>
    public static StartCommandOptions? Read(Variables variables)
    {
        var timeout = variables.Number("start_command_timeout_seconds", whereUnset: 600, LongestTimeout, atLeast: 30);
        var parameters = ReadParameters(variables);
        var region = variables.Optional("AWS_REGION") ?? variables.Optional("AWS_DEFAULT_REGION");
        if (variables.Optional(Document) is not { } document)
        {
            if (parameters.Count > 0)
            {
                variables.Errors.Add($"{Document} is missing: expected the SSM document that {Parameters} are for");
            }

            return null;
        }

        if (!DocumentPattern().IsMatch(document))
        {
            variables.Errors.Add($"{Document} is '{document}': expected the name or the ARN of an SSM document");
        }

        if (region is null)
        {
            variables.Errors.Add("AWS_REGION is missing: expected the region, which Lambda sets");
        }

        return new StartCommandOptions(document, parameters, timeout, region ?? "");
    }

    private static Dictionary<string, List<string>> ReadParameters(Variables variables)
    {
        var parameters = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        if (variables.Optional(Parameters) is not { } json)
        {
            return parameters;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                variables.Errors.Add($"{Parameters} is a JSON {document.RootElement.ValueKind}: expected {Expected}");
                return parameters;
            }

            foreach (var parameter in document.RootElement.EnumerateObject())
            {
                parameters[parameter.Name] = ReadOne(parameter, variables.Errors);
            }
        }
        // System.Text.Json throws the other two types for half a surrogate pair: as an escape in a string, and in the variable itself.
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            variables.Errors.Add($"{Parameters} is not valid JSON: {e.Message}");
        }

        return parameters;
    }

    private static List<string> ReadOne(JsonProperty parameter, List<string> errors)
    {
        var values = new List<string>();
        if (parameter.Value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in parameter.Value.EnumerateArray())
            {
                AddValue(parameter.Name, item, values, errors);
            }
        }
        else
        {
            AddValue(parameter.Name, parameter.Value, values, errors);
        }

        return values;
    }

    private static void AddValue(string name, JsonElement value, List<string> values, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            errors.Add($"{Parameters}.{name} is or has a JSON {value.ValueKind}: expected a string or a list of strings");
            return;
        }

        var text = value.GetString()!;
        Placeholders.Fill(text, placeholder =>
        {
            if (!Placeholders.Names.Contains(placeholder, StringComparer.Ordinal))
            {
                errors.Add($"{Parameters}.{name} has an unknown placeholder: expected {Placeholders.Expected}");
            }

            return "";
        });
        values.Add(text);
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_\-.:/]{3,128}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentPattern();
}

/// <summary>The command that every firewall runs once.</summary>
/// <param name="Document">The SSM document's name or ARN.</param>
/// <param name="Parameters">
/// Values, with placeholders, by parameter name. They may hold secrets and appear in nothing but the command.
/// </param>
/// <param name="TimeoutSeconds">How long Systems Manager tries to deliver the command.</param>
/// <param name="Region">The function's own region; empty where it is not needed.</param>
internal sealed record StartCommandOptions(
    string Document, IReadOnlyDictionary<string, List<string>> Parameters, int TimeoutSeconds, string Region);
