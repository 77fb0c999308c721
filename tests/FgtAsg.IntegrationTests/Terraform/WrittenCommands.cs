namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Commands as terraform/README.md has them, so that what is tested is what people are told to run.</summary>
internal static class WrittenCommands
{
    /// <summary>The only command that begins so.</summary>
    public static string BeginningWith(string beginning)
    {
        // A line of code in Markdown is indented by four spaces.
        const string Indent = "    ";
        var command = Assert.Single(
            File.ReadAllLines(Path.Combine(Repository.Root, "terraform", "README.md")),
            line => line.StartsWith(Indent + beginning, StringComparison.Ordinal));
        return command.Trim();
    }
}
