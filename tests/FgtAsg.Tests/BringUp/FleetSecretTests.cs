using Amazon.SimpleSystemsManagement;
using FgtAsg.Aws;
using FgtAsg.BringUp;
using FgtAsg.Configuration;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.SystemsManagement;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.BringUp;

/// <summary>What is wrong with the parameter is named, and its value is not.</summary>
public sealed class FleetSecretTests
{
    private const string Name = "/fleet/fortios";

    private readonly AwsModel _aws = new(options: null, TimeProvider.System);

    [Fact]
    public async Task Password_IsReadOnce_AndAgainAfterFiveMinutes()
    {
        var time = Clocks.Fast();
        var secret = new FleetSecret(Client, Name, time);
        _aws.SystemsManager.Parameters.Put(Name, """{"password":"Correct-horse-7-battery"}""");

        Assert.Equal("Correct-horse-7-battery", await ReadAsync(secret));
        _aws.SystemsManager.Parameters.Put(Name, """{"password":"Another-horse-8-battery"}""");
        Assert.Equal("Correct-horse-7-battery", await ReadAsync(secret));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Another-horse-8-battery", await ReadAsync(secret));
    }

    [Theory]
    [InlineData("canary", "it is not valid JSON: expected JSON")]
    [InlineData("\"canary\"", "it has no text 'password': expected JSON")]
    [InlineData("{\"Password\":\"canary\"}", "it has no text 'password': expected JSON")]
    [InlineData("{\"password\":7,\"x\":\"canary\"}", "it has no text 'password': expected JSON")]
    [InlineData("{\"password\":\"canary\\ud800\"}", "it is not valid JSON: expected JSON")]
    [InlineData("{\"password\":\"canary\"}", "its password is refused: it has fewer than 12 characters, it has no upper case letter")]
    [InlineData("{\"password\":\"i-0123456789abcdef0\"}", "it is an instance id, which is the first password of a firewall")]
    public async Task WrongValue_IsNamed_AndNotShown(string value, string expected)
    {
        _aws.SystemsManager.Parameters.Put(Name, value);

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => ReadAsync(new FleetSecret(Client, Name, Clocks.Fast())));

        Assert.Contains($"fortios_secret_parameter is '{Name}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingParameter_IsNamed()
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => ReadAsync(new FleetSecret(Client, Name, Clocks.Fast())));

        Assert.Contains("it cannot be read (ParameterNotFound): expected a SecureString", error.Message, StringComparison.Ordinal);
    }

    private Lazy<IAmazonSimpleSystemsManagement> Client => new(() => new SystemsManagerClient(_aws.SystemsManager));

    private static Task<string> ReadAsync(FleetSecret secret) => secret.PasswordAsync(
        new RetryContext(Clocks.Fast(), new Random(1), NoHeartbeat.Instance, CancellationToken.None));
}
