using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Scripts;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>A copy of a Terraform root module that uses moto as AWS. The copy is deleted when it is disposed.</summary>
internal sealed class TerraformRoot : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("fgt-asg-root-");
    private readonly Dictionary<string, string> _environment;

    private TerraformRoot(Uri endpoint, string region, IReadOnlyDictionary<string, string> variables, string? cliConfiguration)
    {
        _environment = new(variables.Select(v => KeyValuePair.Create($"TF_VAR_{v.Key}", v.Value)), StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["AWS_REGION"] = region,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["CHECKPOINT_DISABLE"] = "1",
        };
        if (cliConfiguration is not null)
        {
            _environment[ProviderMirror.Variable] = cliConfiguration;
        }
    }

    /// <summary>The environment variables with which other commands use the same AWS.</summary>
    public IReadOnlyDictionary<string, string> AwsEnvironment => _environment;

    public string RootDirectory { get; private set; } = "";

    /// <param name="source">The folder that is copied.</param>
    /// <param name="path">The root module's path in that folder.</param>
    /// <param name="endpoint">The endpoint of moto.</param>
    /// <param name="region">The provider's region.</param>
    /// <param name="variables">The root module's input variables.</param>
    public static async Task<TerraformRoot> CreateAsync(
        string source, string path, Uri endpoint, string region, IReadOnlyDictionary<string, string> variables)
    {
        var root = new TerraformRoot(endpoint, region, variables, await ProviderMirror.ConfigurationAsync());
        try
        {
            root.Copy(source, path);
            return root;
        }
        catch
        {
            root.Dispose();
            throw;
        }
    }

    /// <summary>Runs Terraform, which must end with this exit code, and returns its standard output.</summary>
    public async Task<string> RunAsync(int expected, CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, error) = await Script.RunAsync("terraform", arguments, _environment, RootDirectory, cancellationToken);
        Assert.True(exitCode == expected, $"terraform {string.Join(' ', arguments)} ended with {exitCode}:\n{output}\n{error}");
        return output;
    }

    /// <summary>Runs Terraform, which must fail, and returns its error output.</summary>
    public async Task<string> FailAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, error) = await Script.RunAsync("terraform", arguments, _environment, RootDirectory, cancellationToken);
        Assert.True(exitCode == 1, $"terraform {string.Join(' ', arguments)} ended with {exitCode}:\n{output}\n{error}");
        return error;
    }

    /// <summary>The values of the state, or of a saved plan.</summary>
    public async Task<JsonNode> ShowAsync(CancellationToken cancellationToken, params string[] plan)
    {
        var shown = JsonNode.Parse(await RunAsync(0, cancellationToken, ["show", "-json", .. plan]))!;
        return (shown["values"] ?? shown["planned_values"])!;
    }

    /// <summary>The resources of a module and of all its child modules.</summary>
    public static IEnumerable<JsonNode> Resources(JsonNode module) =>
        (module["resources"]?.AsArray() ?? []).Select(r => r!)
        .Concat((module["child_modules"]?.AsArray() ?? []).SelectMany(m => Resources(m!)));

    public void Dispose() => _copy.Delete(recursive: true);

    private void Copy(string source, string path)
    {
        // Copies no files of manual runs, and no backend.
        foreach (var file in Directory.GetFiles(source, "*.tf", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(source, "*.asl.json"))
            .Where(f => !f.Contains("/.terraform/", StringComparison.Ordinal) && Path.GetFileName(f) != "backend.tf"))
        {
            var target = Path.Combine(_copy.FullName, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        RootDirectory = Path.GetFullPath(Path.Combine(_copy.FullName, path));
        // On loopback, a bucket name cannot be part of the host name.
        File.WriteAllText(Path.Combine(RootDirectory, "test_override.tf"), """
            provider "aws" {
              region            = var.region
              s3_use_path_style = true
            }
            """);
    }
}
