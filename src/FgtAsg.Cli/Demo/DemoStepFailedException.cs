namespace FgtAsg.Cli.Demo;

/// <summary>A step did not come out as it should: the demo goes no further.</summary>
internal sealed class DemoStepFailedException(IReadOnlyList<string> violations) : Exception(string.Join("; ", violations))
{
    /// <summary>A sentence for each thing that is not as it should be.</summary>
    public IReadOnlyList<string> Violations => violations;
}
