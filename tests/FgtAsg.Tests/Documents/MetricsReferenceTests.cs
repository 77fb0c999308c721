using System.Reflection;
using System.Text.Json.Nodes;
using FgtAsg.Fleet;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Sandbox.Time;
using FgtAsg.Tests.LambdaRuntime;

namespace FgtAsg.Tests.Documents;

/// <summary>docs/reference/metrics.md has each metric of the function, with its unit.</summary>
public sealed class MetricsReferenceTests
{
    private static readonly IReadOnlyList<string> Actions =
    [
        "test",
        .. typeof(Function).Assembly.GetTypes()
            .Select(type => type.GetField("ActionName", BindingFlags.Static | BindingFlags.Public)?.GetRawConstantValue()).OfType<string>(),
    ];

    [Fact]
    public void Metrics_AreTheOnesThatTheFunctionWrites()
    {
        const string Document = "docs/reference/metrics.md";
        var documented = ReferenceTable.Read(Document, "metric")
            .SelectMany(row => ReferenceTable.Code(row["metric"]).Select(name => $"{name} ({row["unit"]})"));

        ReferenceTable.AssertSame(
            Document, "metric", OfEvents().Union(Others()).Select(metric => $"{metric.Name} ({metric.Unit})"), documented);
    }

    [Fact]
    public void Actions_AreTheOnesOfTheAnswers()
    {
        const string Document = "docs/reference/answers.md";
        var row = Assert.Single(ReferenceTable.Read(Document, "field"), row => row["field"] == "`action`");

        ReferenceTable.AssertSame(Document, "field", Actions, ReferenceTable.Code(row["meaning"]));
    }

    /// <summary>Only a launch is abandoned or waits, and a test notification cannot fail.</summary>
    private static IEnumerable<(string Name, string Unit)> OfEvents() => Actions.SelectMany(action => Emitted(metrics =>
    {
        foreach (var status in Enum.GetValues<ResultStatus>())
        {
            if ((status is not (ResultStatus.Abandoned or ResultStatus.Waiting) || action == "launch")
                && (status != ResultStatus.Failed || action != "test"))
            {
                metrics.Handled(new Result { Action = action, Status = status }, TimeSpan.Zero);
            }
        }
    }));

    private static IEnumerable<(string Name, string Unit)> Others() => typeof(FleetMetrics)
        .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(method => method.Name != nameof(FleetMetrics.Handled))
        .SelectMany(method => Kinds(method).SelectMany(kind =>
            Emitted(metrics => method.Invoke(
                metrics, [.. method.GetParameters().Select(parameter => Value(parameter.ParameterType, kind))]))));

    /// <summary>The values of a parameter that is a part of the metric's name.</summary>
    private static IEnumerable<object> Kinds(MethodInfo method) =>
        method.GetParameters().Any(parameter => parameter.ParameterType == typeof(BringUpPhase))
            ? Enum.GetValues<BringUpPhase>().Where(phase => phase != BringUpPhase.Started).Cast<object>()
            : PoolKind.All;

    private static object? Value(Type type, object kind) => type.IsInstanceOfType(kind) ? kind : Activator.CreateInstance(type);

    /// <summary>The metrics of the lines that an action writes.</summary>
    private static List<(string Name, string Unit)> Emitted(Action<FleetMetrics> action)
    {
        using var output = new StringWriter();
        var logging = LambdaLogging.Create(new FakeEnvironment(), output, new VirtualClock(DateTimeOffset.UnixEpoch));
        action(new FleetMetrics(logging.Metrics, "fleet"));
        return
        [
            .. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(line => JsonNode.Parse(line)!["_aws"]!["CloudWatchMetrics"]![0]!["Metrics"]!.AsArray())
                .Select(metric => ((string)metric!["Name"]!, (string)metric["Unit"]!)),
        ];
    }
}
