using System.Globalization;
using System.Reflection;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Tests.Documents;

/// <summary>
/// docs/reference/log-events.md has a table of the lines that the function logs. With the environment variable
/// <c>FGT_ASG_WRITE_REFERENCE=1</c> this test writes the table instead of comparing it.
/// </summary>
public sealed class LogEventsReferenceTests
{
    private const string Heading = "| id | level | eventName | message |";

    [Fact]
    public void Lines_AreTheOnesOfTheFunction()
    {
        var path = Path.Combine(Repository.Root, "docs/reference/log-events.md");
        var lines = File.ReadAllLines(path).ToList();
        var start = lines.IndexOf(Heading);
        Assert.True(start >= 0, $"log-events.md has no line '{Heading}'.");
        var end = lines.FindIndex(start, line => !line.StartsWith('|'));
        end = end < 0 ? lines.Count : end;

        if (Environment.GetEnvironmentVariable("FGT_ASG_WRITE_REFERENCE") == "1")
        {
            File.WriteAllText(path, string.Join('\n', [.. lines[..start], .. Table(), .. lines[end..], ""]));
            return;
        }

        Assert.True(
            Table().SequenceEqual(lines[start..end]),
            "docs/reference/log-events.md differs from the code: run this test with FGT_ASG_WRITE_REFERENCE=1, which writes the table.");
    }

    private static List<string> Table() =>
    [
        Heading,
        "| ---: | --- | --- | --- |",
        .. typeof(FunctionLog).GetMethods()
            .Select(method => (Method: method, Line: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(pair => pair.Line is not null)
            .OrderBy(pair => pair.Line!.EventId)
            .Select(pair => string.Create(
                CultureInfo.InvariantCulture,
                $"| {pair.Line!.EventId} | {LevelOf(pair.Method, pair.Line)} | `{pair.Line.EventName ?? pair.Method.Name}` "
                    + $"| {pair.Line.Message} |")),
    ];

    private static string LevelOf(MethodInfo method, LoggerMessageAttribute line) =>
        method.GetParameters().Any(parameter => parameter.ParameterType == typeof(LogLevel)) ? "by result" : line.Level.ToString();
}
