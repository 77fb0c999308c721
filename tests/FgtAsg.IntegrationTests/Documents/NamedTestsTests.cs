using System.Text.RegularExpressions;

namespace FgtAsg.IntegrationTests.Documents;

/// <summary>docs/failure-modes.md names tests, scenarios and faults that exist.</summary>
public sealed partial class NamedTestsTests
{
    /// <summary>The names of classes and of test methods, and short strings, of all tests but these.</summary>
    private static readonly Lazy<HashSet<string>> Names = new(() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetFileNameWithoutExtension(file) != nameof(NamedTestsTests))
        .SelectMany(file => Declared().Matches(File.ReadAllText(file)))
        .Select(match => match.Groups["name"].Value)
        .ToHashSet(StringComparer.Ordinal));

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
    [InlineData("LinkTests.FaultOf_*", true)]
    [InlineData("LinkTests.NoSuchMethod_*", false)]
    [InlineData("NoSuchTests", false)]
    public void Exists_NameWithPlaceholders_LooksForEachPart(string name, bool exists) => Assert.Equal(exists, Exists(name));

    /// <param name="name">A class, a method, or both with a dot between them; <c>*</c> stands for any characters.</param>
    private static bool Exists(string name) => name.Split('.').All(part =>
    {
        var pattern = "^" + Regex.Escape(part).Replace(@"\*", ".*", StringComparison.Ordinal) + "$";
        return Names.Value.Any(declared => Regex.IsMatch(declared, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));
    });

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"class (?<name>\w+)|public (async )?(Task|void) (?<name>\w+)|""(?<name>[\w-]{3,40})""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Declared();
}
