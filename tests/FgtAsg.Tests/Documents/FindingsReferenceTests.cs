using System.Text.Json;
using FgtAsg.Sweep;

namespace FgtAsg.Tests.Documents;

/// <summary>The table of findings has each kind of finding that the sweep knows.</summary>
public sealed class FindingsReferenceTests
{
    [Fact]
    public void Kinds_AreTheOnesOfTheSweep()
    {
        var documented = ReferenceTable.Read("docs/how-to/sweep.md", "`kind`").Select(row => ReferenceTable.Single(row["`kind`"]));

        ReferenceTable.AssertSame(
            "docs/how-to/sweep.md", "kind", Enum.GetNames<FindingKind>().Select(JsonNamingPolicy.CamelCase.ConvertName), documented);
    }
}
