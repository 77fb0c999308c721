namespace FgtAsg.TestSupport;

/// <summary>When a test runs: by default with every <c>dotnet test</c>; docs/testing.md has the whole table.</summary>
/// <remarks>
/// Used as <c>[Trait(Category.Name, Category.Full)]</c>; tests/default.runsettings, full.runsettings and soak.runsettings select by it.
/// </remarks>
internal static class Category
{
    public const string Name = "Category";

    /// <summary>What <c>.ci/run</c> adds to the default: exhaustive, or slow because it builds, deploys or waits.</summary>
    public const string Full = "Full";

    /// <summary>What only <c>.ci/soak</c> runs: the same kinds of tests at full length.</summary>
    public const string Soak = "Soak";
}
