namespace FgtAsg.TestSupport;

/// <summary>When a test runs. Tests without a category run with every <c>dotnet test</c>. See docs/testing.md.</summary>
/// <remarks>
/// Used as <c>[Trait(Category.Name, Category.Full)]</c>; tests/default.runsettings, full.runsettings and soak.runsettings select by it.
/// </remarks>
internal static class Category
{
    public const string Name = "Category";

    /// <summary>Tests that <c>.ci/run</c> adds: exhaustive tests, or slow ones that build, deploy or wait.</summary>
    public const string Full = "Full";

    /// <summary>Tests that only <c>.ci/soak</c> runs: the same kinds of tests at full length.</summary>
    public const string Soak = "Soak";
}
