namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Reads commands from terraform/README.md, so that the tests run the documented commands.</summary>
internal static class WrittenCommands
{
    /// <summary>The only command with this beginning.</summary>
    public static string BeginningWith(string beginning)
    {
        // Markdown indents a line of code by four spaces.
        const string Indent = "    ";
        var command = Assert.Single(
            File.ReadAllLines(Path.Combine(Repository.Root, "terraform", "README.md")),
            line => line.StartsWith(Indent + beginning, StringComparison.Ordinal));
        return command.Trim();
    }
}
