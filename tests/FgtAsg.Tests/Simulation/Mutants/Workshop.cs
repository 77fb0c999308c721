using System.Text.Json.Nodes;

namespace FgtAsg.Tests.Simulation.Mutants;

/// <summary>
/// Builds one mutant after the other in a copy of the function's sources, and runs each in a copy of the simulation. The checkout is not
/// changed.
/// </summary>
public sealed class Workshop : IAsyncLifetime
{
    /// <summary>Files that a build of the function needs besides its sources.</summary>
    private static readonly string[] BuildFiles =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "global.json",
        ".editorconfig",
        ".banned-symbols.txt",
        "NuGet.config",
    ];

    private static readonly string[] Projects = ["FgtAsg", "FgtAsg.AwsClients", "FgtAsg.FortiOs", "FgtAsg.LambdaRuntime"];

    /// <summary>Only a mutant's behavior matters. Analyzers and documentation would cost time.</summary>
    private static readonly string[] Quickly =
    [
        "-v",
        "q",
        "--nologo",
        "-p:RunAnalyzers=false",
        "-p:TreatWarningsAsErrors=false",
        "-p:GenerateDocumentationFile=false",
        $"-p:Configuration={Configuration}",
    ];

    /// <summary>Makes MSBuild print the compiler's command line. Compiling the mutants with it saves the time of MSBuild.</summary>
    private static readonly string[] AskingForTheCompilation =
    [
        "-t:Compile",
        "-getItem:CscCommandLineArgs",
        "-getProperty:RoslynTargetsPath",
        "-p:ProvideCommandLineArgs=true",
        "-p:SkipCompilerExecution=true",
        // A file that never exists. Without it, MSBuild would find the compilation up to date and skip it.
        "-p:NonExistentFile=none",
    ];

    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("fgt-asg-mutants-").FullName;
    private string[] _compiler = [];

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static string Checkout { get; } = FindCheckout();

    private string Sources => Path.Combine(_folder, "sources");

    private string Untouched => Path.Combine(_folder, "untouched", "FgtAsg.dll");

    private string Project => Path.Combine(Sources, "src", "FgtAsg");

    private string Compiled => Directory.EnumerateFiles(Path.Combine(Project, "obj"), "FgtAsg.dll", SearchOption.AllDirectories)
        .Single(path => Path.GetFileName(Path.GetDirectoryName(path)) is not ("ref" or "refint"));

    private string Arguments => Path.Combine(_folder, "compiler.rsp");

    private string Simulation => Path.Combine(_folder, "simulation");

    /// <summary>The names of all mutants.</summary>
    public static IEnumerable<string> Mutants => Directory.EnumerateFiles(MutantsFolder, "*.diff")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Order(StringComparer.Ordinal);

    private static string MutantsFolder => Path.Combine(Checkout, "tests", "FgtAsg.Tests", "Simulation", "Mutants");

    public async Task InitializeAsync()
    {
        foreach (var file in BuildFiles.Where(file => File.Exists(Path.Combine(Checkout, file))))
        {
            Files.Copy(Path.Combine(Checkout, file), Path.Combine(Sources, file));
        }

        foreach (var project in Projects)
        {
            Files.CopyFolder(Path.Combine(Checkout, "src", project), Path.Combine(Sources, "src", project), except: ["bin", "obj"]);
        }

        Files.CopyFolder(AppContext.BaseDirectory, Simulation, except: ["TestResults"]);
        // If a repository is above this folder, git apply silently skips files that are not in it. So the folder gets its own repository.
        await SucceedAsync("git", ["init", "--quiet"], Sources);
        await SucceedAsync("dotnet", ["build", .. Quickly], Project);
        await PrepareCompilerAsync();
        await SucceedAsync("dotnet", _compiler, Project);
        Files.Copy(Compiled, Untouched);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs a sample of histories with a mutant instead of the function, until the first violation.</summary>
    /// <param name="mutant">Null for the unchanged function.</param>
    /// <param name="sample">The largest number of histories.</param>
    internal async Task<Verdict> TryAsync(string? mutant, int sample)
    {
        var function = mutant is null ? Untouched : await MakeAsync(Path.Combine(MutantsFolder, $"{mutant}.diff"));
        Files.Copy(function, Path.Combine(Simulation, "FgtAsg.dll"));
        var run = await Process.RunAsync(
            "dotnet", [Path.Combine(Simulation, "FgtAsg.Simulation.dll"), "--sample", $"{sample}", "--stop"], Simulation, LongestRun);
        return Verdict.Of(run.ExitCode, run.Output);
    }

    private async Task<string> MakeAsync(string diff)
    {
        await SucceedAsync("git", ["apply", diff], Sources);
        try
        {
            await SucceedAsync("dotnet", _compiler, Project);
        }
        finally
        {
            await SucceedAsync("git", ["apply", "--reverse", diff], Sources);
        }

        Assert.False(Files.AreSame(Compiled, Untouched), $"{diff} changes nothing that counts.");
        return Compiled;
    }

    private async Task PrepareCompilerAsync()
    {
        string[] build = ["build", "--no-restore", "--no-dependencies", .. AskingForTheCompilation, .. Quickly];
        var answer = JsonNode.Parse(await SucceedAsync("dotnet", build, Project))!;
        var arguments = answer["Items"]!["CscCommandLineArgs"]!.AsArray().Select(item => (string)item!["Identity"]!);
        // The compiler ignores this option in a response file.
        const string NoConfig = "/noconfig";
        await File.WriteAllLinesAsync(Arguments, arguments.Where(argument => argument != NoConfig));
        var compiler = Path.Combine((string)answer["Properties"]!["RoslynTargetsPath"]!, "bincore", "csc.dll");
        _compiler = ["exec", compiler, NoConfig, $"@{Arguments}"];
    }

    /// <returns>The program's output.</returns>
    private static async Task<string> SucceedAsync(string program, string[] arguments, string folder)
    {
        var run = await Process.RunAsync(program, arguments, folder, LongestBuild);
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed with {run.ExitCode}:\n{run.Output}");
        return run.Output;
    }

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FgtAsg.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("There is no FgtAsg.sln above the tests: run them in a checkout.");
    }
}
