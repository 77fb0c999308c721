using System.Text.Json;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.FortiOs;

namespace FgtAsg.BringUp;

/// <summary>
/// The fleet's password, from Parameter Store. Its form is <c>{"password": "..."}</c>. Kept for a few minutes, so that a rotated one is
/// seen. No message contains the value.
/// </summary>
internal sealed class FleetSecret(Lazy<IAmazonSimpleSystemsManagement> ssm, string parameter, TimeProvider time)
{
    private const string Expected = """expected JSON: {"password": "..."}""";

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private (string Password, DateTimeOffset Until)? _kept;

    /// <exception cref="ConfigurationException">The parameter does not exist, may not be read, or has no acceptable password.</exception>
    public async Task<string> PasswordAsync(RetryContext retry)
    {
        if (_kept is { } kept && kept.Until > time.GetUtcNow())
        {
            return kept.Password;
        }

        var password = PasswordIn(await ReadAsync(retry));
        _kept = (password, time.GetUtcNow() + KeptFor);
        return password;
    }

    private async Task<string> ReadAsync(RetryContext retry)
    {
        try
        {
            var response = await retry.CallAsync(
                $"reading the parameter {parameter}",
                token => ssm.Value.GetParameterAsync(new GetParameterRequest { Name = parameter, WithDecryption = true }, token),
                RetryRule.None);
            return response.Parameter?.Value ?? "";
        }
        catch (AmazonSimpleSystemsManagementException e) when (AwsErrors.IsRefusal(e) && !AwsErrors.IsTransient(e))
        {
            throw Wrong($"it cannot be read ({e.ErrorCode}): expected a SecureString that the function's role may read");
        }
    }

    private string PasswordIn(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("password", out var value)
                || value.ValueKind != JsonValueKind.String)
            {
                throw Wrong($"it has no text 'password': {Expected}");
            }

            var password = value.GetString()!;
            var refusals = FirewallPassword.Refusals(password);
            return refusals.Count == 0 ? password : throw Wrong($"its password is refused: {string.Join(", ", refusals)}");
        }
        // The exception's own message could show a part of the secret.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong($"it is not valid JSON: {Expected}");
        }
    }

    private ConfigurationException Wrong(string why) => new([$"fortios_secret_parameter is '{parameter}', and {why}"]);
}
