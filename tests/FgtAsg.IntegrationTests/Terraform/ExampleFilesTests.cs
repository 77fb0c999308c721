using System.Text.RegularExpressions;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Compares the values and commands in the documentation with the examples' variables and outputs.</summary>
public sealed partial class ExampleFilesTests : IDisposable
{
    /// <summary>For each variable that the module checks, a value with an unknown attribute.</summary>
    private static readonly Dictionary<string, string> Misspelt = new(StringComparer.Ordinal)
    {
        ["dns"] = """{ zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "mgmt", misspelt = true }""",
        ["hostnames"] = "{ enabled = true, misspelt = true }",
        ["licenses"] = "{ misspelt = true }",
        ["recycle"] = """{ strategy = "out-in", misspelt = true }""",
    };

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);

    public static TheoryData<string> Examples => new("complete", "existing-vpc");

    private static string Module => Path.Combine(Repository.Root, "terraform");

    public void Dispose() => _timeout.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Outputs_UsedInDocumentedCommands_Exist(string example)
    {
        var outputs = Declared(example, "outputs.tf").Keys.ToHashSet(StringComparer.Ordinal);

        var read = Documents()
            .SelectMany(d => ReadOutput().Matches(d))
            .Select(m => m.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains("license_folder", read);
        Assert.Superset(read, outputs);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Variables_SetInReadmes_Exist(string example)
    {
        // The project's README has values for the first example, the README of each other example for that example.
        var file = example == "complete"
            ? Path.Combine(Repository.Root, "README.md")
            : Path.Combine(Module, "examples", example, "README.md");
        var variables = Declared(example, "variables.tf");

        var written = Values().Matches(File.ReadAllText(file)).SelectMany(m => Assigned().Matches(m.Groups["values"].Value)).ToList();

        Assert.NotEmpty(written);
        Assert.All(written, m => Assert.Contains(m.Groups["name"].Value, variables.Keys));
        var others = new[]
        {
            "fortios_version", "hostnames", "dns", "user_data", "key_name", "recycle", "licenses", "min_size", "max_size", "keep_data",
        };
        Assert.Superset(others.ToHashSet(StringComparer.Ordinal), variables.Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Outputs_OfBothExamples_AreTheSame() =>
        Assert.Equal(Declared("complete", "outputs.tf"), Declared("existing-vpc", "outputs.tf"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Variables_AreFlatOrChecked(string example)
    {
        var variables = Declared(example, "variables.tf");

        // With a type object(...), Terraform drops unknown attributes before the module can check them.
        Assert.All(variables, v => Assert.DoesNotContain("object(", v.Value, StringComparison.Ordinal));
        Assert.Equal(
            Misspelt.Keys.Order(StringComparer.Ordinal),
            variables.Where(v => AnyType().IsMatch(v.Value)).Select(v => v.Key).Order(StringComparer.Ordinal));
    }

    [ToolTheory(Tools.Moto | Tools.Terraform)]
    [MemberData(nameof(Examples))]
    [Trait(Category.Name, Category.Full)]
    public async Task Plan_UnknownAttribute_FailsAndNamesIt(string example)
    {
        var values = new Dictionary<string, string>(Misspelt)
        {
            ["image_id"] = "ami-0123456789abcdef0",
            ["lambda_zip_path"] = "main.tf",
            ["lambda_runtime"] = "dotnet8",
        };

        using var root = await TerraformRoot.CreateAsync(
            Module, $"examples/{example}", (await MotoServer.SharedAsync()).Endpoint, DeployedExample.Region, values);
        if (example == "existing-vpc")
        {
            await ExistingVpc.MakeAsync(root, _timeout.Token);
        }

        await root.RunAsync(0, _timeout.Token, "init", "-input=false", "-no-color");

        var error = Spaces().Replace(await root.FailAsync(_timeout.Token, "plan", "-input=false", "-no-color"), " ");

        Assert.All(Misspelt.Keys, name => Assert.Contains($"{name}: there is no misspelt.", error, StringComparison.Ordinal));
    }

    /// <summary>The bodies of an example's variables or outputs, by name.</summary>
    private static Dictionary<string, string> Declared(string example, string file) =>
        Declaration().Matches(File.ReadAllText(Path.Combine(Module, "examples", example, file)))
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["body"].Value, StringComparer.Ordinal);

    /// <summary>All documents.</summary>
    private static IEnumerable<string> Documents() =>
        new[] { Path.Combine(Repository.Root, "README.md") }
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Module, "README.md", SearchOption.AllDirectories))
            .Select(File.ReadAllText);

    [GeneratedRegex(
        @"^(variable|output) ""(?<name>\w+)"" \{\n(?<body>.*?)^\}",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"terraform output (-\w+ )?(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReadOutput();

    [GeneratedRegex(
        @"cat > terraform\.tfvars <<'VALUES'\n(?<values>.*?)\n    VALUES|echo '(?<values>[^']*)' >> terraform\.tfvars",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Values();

    [GeneratedRegex(@"^ *(?<name>\w+) *=", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"^ *type *= any$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyType();

    /// <summary>Terraform wraps its messages.</summary>
    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
