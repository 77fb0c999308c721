using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Scripts;
using static FgtAsg.IntegrationTests.Terraform.Deployment;
using Inventory = System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.IReadOnlySet<string>>;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// An example of terraform/examples, deployed as users do: with both scripts, Terraform and the AWS provider, on a separate moto server.
/// </summary>
internal sealed class DeployedExample : IAsyncDisposable
{
    public const string Region = "us-east-1";
    public const string Name = "fgt-edge";

    private readonly CancellationToken _timeout;
    private readonly AccountReader _account;
    private Inventory _before = new Dictionary<string, IReadOnlySet<string>>();
    private Inventory _made = new Dictionary<string, IReadOnlySet<string>>();

    private DeployedExample(MotoServer moto, TerraformRoot root, CancellationToken timeout)
    {
        (Moto, Root, _timeout) = (moto, root, timeout);
        _account = new AccountReader(root.AwsEnvironment);
    }

    public MotoServer Moto { get; }

    public TerraformRoot Root { get; }

    /// <param name="path">The example's folder in terraform/.</param>
    /// <param name="variables">The example's input variables, except the function's package and runtime.</param>
    /// <param name="timeout">Ends every wait.</param>
    public static async Task<DeployedExample> StartAsync(
        string path, IReadOnlyDictionary<string, string> variables, CancellationToken timeout)
    {
        var source = Path.Combine(Repository.Root, "terraform");
        var moto = await MotoServer.StartAsync(
            new Dictionary<string, string> { ["PYTHONPATH"] = Path.Combine(source, "tests", "moto") }, timeout);
        try
        {
            var root = await TerraformRoot.CreateAsync(source, path, moto.Endpoint, Region, new Dictionary<string, string>(variables)
            {
                ["lambda_zip_path"] = (await Packages.ReadyToRunAsync()).ZipPath,
                // Providers before version 6 do not support dotnet10.
                ["lambda_runtime"] = "dotnet8",
            });
            return new DeployedExample(moto, root, timeout);
        }
        catch
        {
            await moto.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Creates the state bucket and the lock table, initializes Terraform, and applies the example. Asserts that a plan is then empty.
    /// </summary>
    public async Task DeployAsync()
    {
        var (exitCode, output, error) = await Script.RunAsync(
            Script.PathOf(Script.AwsInit), ["--directory", Root.RootDirectory], Root.AwsEnvironment, directory: null, _timeout);
        Assert.True(exitCode == 0, output + error);
        await TerraformAsync("init", "-input=false", "-no-color", "-backend-config=use_path_style=true");
        _before = await ReadInventoryAsync();

        await ApplyAsync();
        await TerraformAsync("plan", "-detailed-exitcode", "-input=false", "-no-color");
        Leftovers.AssertAllIsLookedFor(await Root.ShowAsync(_timeout), _before, _made);
    }

    public async Task<string> ApplyAsync(params string[] more)
    {
        var output = await TerraformAsync(["apply", "-auto-approve", "-input=false", "-no-color", .. more]);
        _made = await ReadInventoryAsync();
        return output;
    }

    public async Task<Deployment> ReadAsync() => new(await _account.FunctionAsync(Name, _timeout));

    private Task<Inventory> ReadInventoryAsync() => _account.InventoryAsync(_timeout);

    /// <summary>The function's settings in Terraform's plan.</summary>
    public async Task<JsonNode> ReadPlannedSettingsAsync()
    {
        var resources = TerraformRoot.Resources((await Root.ShowAsync(_timeout))["root_module"]!);
        return Assert.Single(resources, r => Text(r, "type") == "aws_lambda_function")["values"]!["environment"]![0]!["variables"]!;
    }

    /// <summary>The outputs' values by name.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ReadOutputsAsync() =>
        JsonNode.Parse(await TerraformAsync("output", "-json"))!.AsObject()
            .ToDictionary(o => o.Key, o => (string?)o.Value!["value"], StringComparer.Ordinal);

    public Task<string> TerraformAsync(params string[] arguments) => Root.RunAsync(0, _timeout, arguments);

    public Task<string> DestroyAsync() => TerraformAsync("destroy", "-auto-approve", "-input=false", "-no-color");

    /// <summary>Runs a destroy, which must fail.</summary>
    /// <returns>Terraform's error output.</returns>
    public Task<string> TryToDestroyAsync() => Root.FailAsync(_timeout, "destroy", "-auto-approve", "-input=false", "-no-color");

    /// <summary>Runs a command from terraform/README.md verbatim, without standard input for questions.</summary>
    public async Task<string> RunWrittenAsync(string beginning)
    {
        var environment = new Dictionary<string, string>(Root.AwsEnvironment)
        {
            ["TF_INPUT"] = "0",
            ["TF_CLI_ARGS"] = "-no-color",
            ["TF_CLI_ARGS_apply"] = "-auto-approve",
        };
        return await RunAsync("bash", ["-c", WrittenCommands.BeginningWith(beginning)], environment);
    }

    public Task<string> AwsAsync(params string[] arguments) => RunAsync("aws", arguments, Root.AwsEnvironment);

    /// <summary>Asserts that the account has only its earlier resources, and the example's resources of these types.</summary>
    public async Task AssertLeftAsync(params string[] types) => Leftovers.AssertOnly(_before, _made, await ReadInventoryAsync(), types);

    public async ValueTask DisposeAsync()
    {
        Root.Dispose();
        await Moto.DisposeAsync();
    }

    private async Task<string> RunAsync(string command, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var (exitCode, output, error) = await Script.RunAsync(command, arguments, environment, Root.RootDirectory, _timeout);
        Assert.True(exitCode == 0, $"{command} {string.Join(' ', arguments)} ended with {exitCode}:\n{output}\n{error}");
        return output;
    }
}
