using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Tests.Sandbox.SystemsManagement;

/// <summary>Parameter Store, by the SDK's interface in this process and over HTTP with the official client.</summary>
public sealed class ParametersTests : IAsyncLifetime
{
    private const string Secret = "/aws/reference/secretsmanager/fleet/fortios";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private readonly AwsModel _aws = new(options: null, TimeProvider.System);
    private AwsFrontEnd _frontEnd = null!;
    private AmazonSimpleSystemsManagementClient[] _clients = [];

    private Parameters Parameters => _aws.SystemsManager.Parameters;

    public async Task InitializeAsync()
    {
        _frontEnd = await AwsFrontEnd.StartAsync(
            new AwsFrontEndOptions { Services = [new SystemsManagerEndpoint(_aws.SystemsManager)] }, _limit.Token);
        _clients =
        [
            new SystemsManagerClient(_aws.SystemsManager),
            new AmazonSimpleSystemsManagementClient(
                new BasicAWSCredentials("test", "test"),
                new AmazonSimpleSystemsManagementConfig
                {
                    ServiceURL = _frontEnd.Endpoint.ToString(),
                    AuthenticationRegion = "us-east-1",
                    MaxErrorRetry = 0,
                }),
        ];
    }

    public async Task DisposeAsync()
    {
        Array.ForEach(_clients, client => client.Dispose());
        await _frontEnd.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Get_SecureString_IsReadableWithDecryptionOnly()
    {
        Parameters.Put("/fleet/fortios", "the password");

        foreach (var client in _clients)
        {
            var plain = await GetAsync(client, "/fleet/fortios", isDecrypted: true);
            var cipher = await GetAsync(client, "/fleet/fortios", isDecrypted: false);

            Assert.Equal(
                ("/fleet/fortios", "the password", ParameterType.SecureString, 1), (plain.Name, plain.Value, plain.Type, plain.Version));
            Assert.NotEmpty(cipher.Value);
            Assert.DoesNotContain("password", cipher.Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("String")]
    [InlineData("StringList")]
    public async Task Get_OtherTypes_IgnoreTheFlag(string type)
    {
        Parameters.Put("text", "a,b", ParameterType.FindValue(type));

        foreach (var client in _clients)
        {
            Assert.Equal("a,b", (await GetAsync(client, "text", isDecrypted: false)).Value);
            var decrypted = await GetAsync(client, "text", isDecrypted: true);
            Assert.Equal(("a,b", type), (decrypted.Value, decrypted.Type.Value));
        }
    }

    [Fact]
    public async Task Get_Version_IsTheNamedOneOrTheLatest()
    {
        Assert.Equal((1, 2), (Parameters.Put("text", "old"), Parameters.Put("text", "new")));

        foreach (var client in _clients)
        {
            var old = await GetAsync(client, "text:1");
            var latest = await GetAsync(client, "text");

            Assert.Equal(("text", ":1", "old", 1), (old.Name, old.Selector, old.Value, old.Version));
            Assert.Equal(("new", 2), (latest.Value, latest.Version));
            await Assert.ThrowsAsync<ParameterVersionNotFoundException>(() => GetAsync(client, "text:3"));
        }
    }

    [Fact]
    public async Task Get_Unknown_IsNotFound()
    {
        foreach (var client in _clients)
        {
            await Assert.ThrowsAsync<ParameterNotFoundException>(() => GetAsync(client, "/none"));
            await Assert.ThrowsAsync<ParameterNotFoundException>(() => GetAsync(client, Secret));
        }
    }

    [Fact]
    public async Task Get_SecretOfSecretsManager_NeedsDecryption()
    {
        Parameters.Put(Secret, "the password", ParameterType.String);

        foreach (var client in _clients)
        {
            var secret = await GetAsync(client, Secret);
            var refusal = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(
                () => GetAsync(client, Secret, isDecrypted: false));

            Assert.Equal(("the password", ParameterType.SecureString, 0), (secret.Value, secret.Type, secret.Version));
            Assert.Equal("ValidationException", refusal.ErrorCode);
        }
    }

    /// <summary>The name could be an ARN or a label. The model has neither, and does not call them unknown.</summary>
    [Theory]
    [InlineData("arn:aws:ssm:us-east-1:123456789012:parameter/fleet/fortios")]
    [InlineData("/fleet/fortios:current")]
    public async Task Get_NameThatIsNotModeled_IsRefusedByName(string name)
    {
        Parameters.Put("/fleet/fortios", "the password");

        var inProcess = await Assert.ThrowsAsync<NotSupportedException>(() => GetAsync(_clients[0], name));
        var overHttp = await Assert.ThrowsAsync<AmazonSimpleSystemsManagementException>(() => GetAsync(_clients[1], name));

        Assert.Equal(("NotImplemented", inProcess.Message), (overHttp.ErrorCode, overHttp.Message));
    }

    private async Task<Parameter> GetAsync(AmazonSimpleSystemsManagementClient client, string name, bool isDecrypted = true)
    {
        var request = new GetParameterRequest { Name = name, WithDecryption = isDecrypted };
        return (await client.GetParameterAsync(request, _limit.Token)).Parameter;
    }
}
