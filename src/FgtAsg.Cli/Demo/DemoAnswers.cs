using System.Text.Json.Nodes;
using FgtAsg.Cli.Commands;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.Cli.Demo;

/// <summary>The function's answers to the events that it handled.</summary>
internal static class DemoAnswers
{
    public static JsonNode? ToLaunch(Fleet fleet, string instanceId) => To(fleet, "EC2 Instance-launch Lifecycle Action", instanceId);

    public static JsonNode? ToTerminate(Fleet fleet, string instanceId) => To(fleet, "EC2 Instance-terminate Lifecycle Action", instanceId);

    /// <summary>The function's failures so far, with its own messages: it reported an error, or it abandoned a launch.</summary>
    public static IEnumerable<string> Failures(Fleet fleet) =>
        fleet.Delivery.Records.Select(Failure).OfType<string>().Distinct(StringComparer.Ordinal);

    private static string? Failure(EventDeliveryRecord record) => record switch
    {
        { Error: { } error } => $"'{record.Event.DetailType}' failed: {Problem.OneLine(error.Message)}",
        { Result: { Succeeded: false, Attempts: [.., var last] } } =>
            $"'{record.Event.DetailType}' failed: {last.ErrorType}: {last.ErrorMessage}",
        { Result.Attempts: [.., var last] }
            when JsonNode.Parse(last.PayloadText) is JsonObject answer && (string?)answer["status"] == "abandoned" =>
            $"{answer["instanceId"]} was abandoned: {answer["reason"]}",
        _ => null,
    };

    private static JsonNode? To(Fleet fleet, string detailType, string instanceId) => fleet.Delivery.Records
        .LastOrDefault(
            r =>
                r.Event.DetailType == detailType && r.Event.Detail.Contains(instanceId, StringComparison.Ordinal)) is { Result: { } result }
            ? JsonNode.Parse(result.Attempts[^1].PayloadText)
            : null;
}
