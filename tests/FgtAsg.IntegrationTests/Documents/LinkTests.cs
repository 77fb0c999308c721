using System.Text.RegularExpressions;

namespace FgtAsg.IntegrationTests.Documents;

/// <summary>Each link from one document to a file of the repository, or to a heading, leads somewhere.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Skipped = ["bin", "obj", ".git", ".terraform", "node_modules", "dist", "TestResults"];

    public static TheoryData<string> Documents { get; } =
        [.. DocumentsOf(Repository.Root).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_LeadToAFileAndAHeading(string document)
    {
        var path = Path.Combine(Repository.Root, document);
        var links = Link().Matches(File.ReadAllText(path)).Select(link => link.Groups["target"].Value);

        Assert.All(links.Where(link => !link.Contains("://", StringComparison.Ordinal)), link => Assert.Null(FaultOf(path, link)));
    }

    [Theory]
    [InlineData("docs/nothing.md", "no such file")]
    [InlineData("docs/index.md#nothing", "no such heading")]
    [InlineData("#nothing", "no such heading")]
    [InlineData("docs/index.md#documents", null)]
    [InlineData("docs", null)]
    public void FaultOf_ALinkOfTheReadme_SaysWhatIsNotThere(string link, string? fault) =>
        Assert.Equal(fault, FaultOf(Path.Combine(Repository.Root, "README.md"), link));

    [Fact]
    public void Readme_IsShort() => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Count(), 1, 160);

    private static string? FaultOf(string document, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, parts[0]);
        return !Path.Exists(target) ? "no such file"
            : parts.Length == 2 && !Headings(target).Contains(parts[1]) ? "no such heading"
            : null;
    }

    /// <summary>As GitHub makes anchors of headings: the second heading with the same text gets <c>-1</c>, and so on.</summary>
    private static List<string> Headings(string document)
    {
        var anchors = new List<string>();
        foreach (Match heading in Heading().Matches(File.ReadAllText(document)))
        {
            var text = LinkText().Replace(heading.Groups["text"].Value, "${text}").Trim().ToLowerInvariant();
            var anchor = NotInAnchors().Replace(text, "").Replace(' ', '-');
            var same = anchors.Count(other => other == anchor || SameText().Replace(other, "") == anchor);
            anchors.Add(same == 0 ? anchor : $"{anchor}-{same}");
        }

        return anchors;
    }

    private static IEnumerable<string> DocumentsOf(string folder) => Directory.EnumerateFiles(folder, "*.md").Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !Skipped.Contains(Path.GetFileName(inner))).SelectMany(DocumentsOf));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\[(?<text>[^]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkText();

    [GeneratedRegex(@"^#+ (?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("-[0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SameText();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAnchors();
}
