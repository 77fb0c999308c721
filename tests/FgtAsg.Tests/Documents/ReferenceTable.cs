using System.Text.RegularExpressions;

namespace FgtAsg.Tests.Documents;

/// <summary>The rows of those Markdown tables of one document whose first column has a certain heading.</summary>
internal static partial class ReferenceTable
{
    /// <param name="document">The path in the repository.</param>
    /// <param name="heading">The first column's.</param>
    /// <returns>By the heading of the column, each cell as it is written. At least one row.</returns>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string document, string heading)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        string[]? headings = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, document)))
        {
            if (!line.StartsWith('|'))
            {
                headings = null;
                continue;
            }

            var cells = line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);
            if (headings is null)
            {
                headings = cells;
            }
            else if (headings[0] == heading && !cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                rows.Add(headings.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
            }
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>Fails with what to add to the table and what to remove from it, if the table and the code have different rows.</summary>
    public static void AssertSame(string document, string heading, IEnumerable<string> inCode, IEnumerable<string> documented)
    {
        var (code, table) = (inCode.ToList(), documented.ToList());
        var (missing, surplus) = (code.Except(table).ToList(), table.Except(code).ToList());
        Assert.True(
            missing.Count == 0 && surplus.Count == 0,
            $"{document}, table '{heading}': add {List(missing)}; remove {List(surplus)}.");
        Assert.Equal(table.Count, table.Distinct(StringComparer.Ordinal).Count());

        static string List(List<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names.Order(StringComparer.Ordinal));
    }

    /// <summary>The parts of a cell that are code.</summary>
    public static IReadOnlyList<string> Code(string cell) => [.. CodeSpan().Matches(cell).Select(match => match.Groups["code"].Value)];

    /// <summary>A cell that is one piece of code, without its marks.</summary>
    public static string Single(string cell) => Assert.Single(Code(cell));

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan();
}
