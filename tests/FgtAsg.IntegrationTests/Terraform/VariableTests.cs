using System.Text.RegularExpressions;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// Unknown attributes in the module's variables, which Terraform itself ignores, are errors. The module's own tests cover all variables.
/// </summary>
[Trait(Category.Name, Category.Full)]
public sealed partial class VariableTests : IDisposable
{
    /// <summary>All values with attributes, as the error message names them.</summary>
    private static readonly string[] WithParts =
    [
        "alarms", "dns", "event_queue", "group", "group.image", "group.volumes./dev/sda1", "group.warm_pool", "hostnames", "licenses",
        "lifecycle_hooks", "network_interfaces.trust", "network_interfaces.untrust", "recycle", "scaling", "scaling.scheduled.morning",
        "scaling.step.busy", "scaling.step.busy.metric", "scaling.step.busy.steps[0]", "scaling.target_tracking.cpu",
        "scaling.target_tracking.cpu.custom_metric", "snapshots", "snapshots.keep", "start_command", "target_group",
        "target_group.health_check", "transition_topics", "vpc_config",
    ];

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);

    private static string Module => Path.Combine(Repository.Root, "terraform");

    public void Dispose() => _timeout.Dispose();

    [ToolFact(Tools.Terraform)]
    public async Task Plan_UnknownAttributesEverywhere_FailsAndNamesEach()
    {
        // Nothing listens there: the plan fails before it calls AWS.
        using var root = await TerraformRoot.CreateAsync(
            Module, "tests/misspelt", new Uri("http://127.0.0.1:9"), "us-east-1",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["lambda_zip_path"] = "main.tf" });
        await root.RunAsync(0, _timeout.Token, "init", "-input=false", "-no-color");

        var error = await root.FailAsync(_timeout.Token, "plan", "-input=false", "-no-color");

        Assert.Equal(
            WithParts,
            Misspelt().Matches(Spaces().Replace(error, " ")).Select(match => match.Groups["part"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TestedAttributes_OfTypedVariables_CoverAllOfThem()
    {
        var typed = await VariablesAsync("settings/variables*.tf");

        Assert.Equal(
            typed.Order(StringComparer.Ordinal),
            WithParts.Select(part => part.Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TestOfUnknownValues_Root_SetsEveryVariable()
    {
        var root = await File.ReadAllTextAsync(Path.Combine(Module, "tests", "unknown", "main.tf"));

        Assert.All(await VariablesAsync("variables*.tf"), name => Assert.Matches($@"\n  {name}\s+= ", root));
    }

    private static async Task<IReadOnlyList<string>> VariablesAsync(string pattern)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Module, Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern));
        var texts = await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file)));
        return [.. texts.SelectMany(text => Declared().Matches(text)).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex(
        @"(?<part>[^\s]+): there is no misspelt\.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Misspelt();

    [GeneratedRegex(
        @"^variable ""(?<name>\w+)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();

    /// <summary>Terraform wraps its messages.</summary>
    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
