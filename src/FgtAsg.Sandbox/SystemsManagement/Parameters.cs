using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>
/// Parameter Store. A name below <c>/aws/reference/secretsmanager/</c> stands for a secret of Secrets Manager, which is read with decryption
/// only.
/// </summary>
public sealed class Parameters
{
    private const string Secrets = "/aws/reference/secretsmanager/";

    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Writes a SecureString, or a secret if the name is a reference.</summary>
    public void Put(string name, string value) => _values[name] = value;

    internal GetParameterResponse Get(GetParameterRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.Name), nameof(request.WithDecryption));
        if (!_values.TryGetValue(request.Name, out var value))
        {
            throw new ParameterNotFoundException("", ErrorType.Sender, "ParameterNotFound", "request-1", HttpStatusCode.BadRequest);
        }

        var isDecrypted = request.WithDecryption == true;
        if (!isDecrypted && request.Name.StartsWith(Secrets, StringComparison.Ordinal))
        {
            throw new AmazonSimpleSystemsManagementException(
                "WithDecryption flag must be True for retrieving a Secret Manager secret.",
                ErrorType.Sender,
                "ValidationException",
                "request-1",
                HttpStatusCode.BadRequest);
        }

        return new GetParameterResponse
        {
            Parameter = new Parameter
            {
                Name = request.Name,
                Type = ParameterType.SecureString,
                Value = isDecrypted ? value : "the encrypted value",
                Version = 1,
            },
        };
    }
}
