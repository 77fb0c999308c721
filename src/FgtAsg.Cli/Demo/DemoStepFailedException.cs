namespace FgtAsg.Cli.Demo;

/// <summary>A step failed, and the demo stops.</summary>
internal sealed class DemoStepFailedException(IReadOnlyList<string> violations) : Exception(string.Join("; ", violations))
{
    /// <summary>The problems, a sentence each.</summary>
    public IReadOnlyList<string> Violations => violations;
}
