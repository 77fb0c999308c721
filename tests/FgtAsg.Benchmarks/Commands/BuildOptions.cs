using System.CommandLine;
using FgtAsg.Benchmarks.Functions;

namespace FgtAsg.Benchmarks.Commands;

/// <summary>The options that choose the builds of the function to measure.</summary>
internal sealed class BuildOptions
{
    private readonly Option<FileInfo?> _zip = new("--zip")
    {
        Description = "A ReadyToRun zip of build-lambda.sh to measure; by default one is built.",
    };

    private readonly Option<FileInfo?> _native = new("--native-zip")
    {
        Description = "A native zip of build-lambda.sh to measure; by default one is built.",
    };

    private readonly Option<FileInfo?> _earlier = new("--earlier-zip")
    {
        Description = "A ReadyToRun zip of earlier sources, to be measured in turn with today's.",
    };

    private readonly Option<FileInfo?> _earlierNative = new("--earlier-native-zip")
    {
        Description = "A native zip of earlier sources, to be measured in turn with today's.",
    };

    private readonly Option<bool> _skipNative = new("--skip-native") { Description = "Leave the native build out: it needs a linker." };

    public void AddTo(Command command)
    {
        command.Add(_zip);
        command.Add(_native);
        command.Add(_earlier);
        command.Add(_earlierNative);
        command.Add(_skipNative);
    }

    /// <exception cref="CannotRunException">A zip does not exist.</exception>
    public Task<FunctionBuilds> CreateAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var choice = new BuildChoice(
            arguments.GetValue(_zip),
            arguments.GetValue(_native),
            arguments.GetValue(_earlier),
            arguments.GetValue(_earlierNative),
            arguments.GetValue(_skipNative));
        foreach (var zip in choice.Given.Where(zip => !zip.Exists))
        {
            throw new CannotRunException($"There is no {zip}.");
        }

        return FunctionBuilds.CreateAsync(choice, CommandFrame.Say, cancellationToken);
    }
}
