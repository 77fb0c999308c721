using System.Text.RegularExpressions;

namespace FgtAsg.IntegrationTests.Documents;

/// <summary>docs/failure-modes.md names tests, scenarios and faults that exist.</summary>
public sealed partial class NamedTestsTests
{
    private static readonly Lazy<string> Sources = new(() => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText)));

    [Fact]
    public void FailureModes_NamesTestsThatExist()
    {
        var names = File.ReadLines(Path.Combine(Repository.Root, "docs", "failure-modes.md"))
            .Where(line => line.StartsWith('|'))
            .SelectMany(line => Code().Matches(line.Trim('|', ' ').Split('|')[^1]))
            .Select(match => match.Groups["name"].Value)
            .Where(name => !name.Contains('/', StringComparison.Ordinal))
            .ToList();

        Assert.InRange(names.Count, 50, 500);
        Assert.All(names, name => Assert.True(Exists(name), $"There is no test, scenario or fault '{name}'."));
    }

    [Theory]
    [InlineData("NamedTestsTests.FailureModes_*", true)]
    [InlineData("OtherTests", false)]
    public void Exists_NameWithPlaceholders_LooksForEachPart(string name, bool exists) => Assert.Equal(exists, Exists(name));

    /// <summary>A class or a method, with <c>*</c> for any characters; the class before a dot has the method.</summary>
    private static bool Exists(string name) => name.Split('.').All(part => Regex.IsMatch(
        Sources.Value,
        $@"(class |public (async )?(Task|void) |"")" + Regex.Escape(part).Replace(@"\*", @"[\w-]*", StringComparison.Ordinal) + @"[\s(<""]",
        RegexOptions.None,
        TimeSpan.FromSeconds(10)));

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
