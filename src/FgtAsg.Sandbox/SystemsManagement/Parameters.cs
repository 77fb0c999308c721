using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>
/// Parameter Store. A name below <c>/aws/reference/secretsmanager/</c> stands for a secret of Secrets Manager, which is read with
/// decryption only.
/// </summary>
/// <remarks>Thread-safe. Throws <see cref="AmazonSimpleSystemsManagementException"/> as the service's SDK client does.</remarks>
public sealed class Parameters
{
    private const string Secrets = "/aws/reference/secretsmanager/";

    /// <summary>What a caller sees who does not ask for decryption. It says nothing about the value.</summary>
    private const string Ciphertext = "AQICAHhjaXBoZXJ0ZXh0";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StoredParameter>> _versions = new(StringComparer.Ordinal);

    /// <summary>Writes the next version of a parameter, or a secret if the name is a reference.</summary>
    /// <param name="name">A path, or a name without slashes.</param>
    /// <param name="value">Of a StringList, the texts with commas between them.</param>
    /// <param name="type"><c>String</c>, <c>StringList</c> or <c>SecureString</c>; null for the last. A secret is a SecureString.</param>
    /// <returns>The version, from 1 on.</returns>
    public long Put(string name, string value, ParameterType? type = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrEmpty(value);
        lock (_lock)
        {
            if (!_versions.TryGetValue(name, out var versions))
            {
                _versions[name] = versions = [];
            }

            versions.Add(new StoredParameter(value, name.StartsWith(Secrets, StringComparison.Ordinal) ? null : type));
            return versions.Count;
        }
    }

    internal GetParameterResponse Get(GetParameterRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.Name), nameof(request.WithDecryption));
        if (string.IsNullOrEmpty(request.Name))
        {
            throw Invalid("1 validation error detected: Value at 'name' failed to satisfy constraint: Member must not be null or empty");
        }

        return new GetParameterResponse
        {
            Parameter = request.Name.StartsWith(Secrets, StringComparison.Ordinal)
                ? Secret(request.Name, request.WithDecryption == true)
                : Find(request.Name, request.WithDecryption == true),
        };
    }

    /// <summary>Parameter Store keeps nothing of a secret: there is only the current one, and its version is 0.</summary>
    private Parameter Secret(string name, bool isDecrypted)
    {
        if (!isDecrypted)
        {
            throw Invalid("WithDecryption flag must be True for retrieving a Secret Manager secret.");
        }

        lock (_lock)
        {
            return _versions.TryGetValue(name, out var versions)
                ? new Parameter { Name = name, Type = ParameterType.SecureString, Value = versions[^1].Value, Version = 0 }
                : throw NotFound(
                    $"An error occurred (ParameterNotFound) when referencing Secrets Manager: Secret {name} not found.");
        }
    }

    /// <summary>The name may end with a colon and a version. Labels are not modeled.</summary>
    private Parameter Find(string asked, bool isDecrypted)
    {
        var (name, selector) = asked.Split(':') switch
        {
            [var plain] => (plain, null),
            [var plain, var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) => (plain, number),
            _ => throw NotModelled.Of("an ARN or a label as the name of a parameter"),
        };
        lock (_lock)
        {
            var versions = _versions.GetValueOrDefault(name) ?? throw NotFound("");
            var version = selector is null ? versions.Count : long.Parse(selector, CultureInfo.InvariantCulture);
            if (version < 1 || version > versions.Count)
            {
                throw new ParameterVersionNotFoundException(
                    $"Systems Manager could not find version {selector} of {name}. Verify the version and try again.",
                    ErrorType.Sender,
                    "ParameterVersionNotFound",
                    "request-1",
                    HttpStatusCode.BadRequest);
            }

            var stored = versions[(int)version - 1];
            return new Parameter
            {
                Name = name,
                Selector = selector is null ? null : $":{selector}",
                Type = stored.Type ?? ParameterType.SecureString,
                Value = isDecrypted || stored.Type is { } type && type != ParameterType.SecureString ? stored.Value : Ciphertext,
                Version = version,
            };
        }
    }

    private static ParameterNotFoundException NotFound(string message) =>
        new(message, ErrorType.Sender, "ParameterNotFound", "request-1", HttpStatusCode.BadRequest);

    private static AmazonSimpleSystemsManagementException Invalid(string message) =>
        new(message, ErrorType.Sender, "ValidationException", "request-1", HttpStatusCode.BadRequest);

    /// <param name="Type">Null for a SecureString.</param>
    private sealed record StoredParameter(string Value, ParameterType? Type);
}
