using System.Text.Json.Nodes;

namespace FgtAsg.Simulation.World;

/// <summary>Events inside other messages.</summary>
internal static class Wrapped
{
    /// <summary>The record that Lambda's on-failure destination writes for an asynchronous event that failed at every attempt.</summary>
    public static string Letter(string json) => Letter(JsonNode.Parse(json)).ToJsonString();

    public static JsonObject Letter(JsonNode? payload) => new()
    {
        ["version"] = "1.0",
        ["timestamp"] = "2026-03-01T12:05:00.000Z",
        ["requestContext"] = new JsonObject
        {
            ["requestId"] = "5f0e7f6e-8b0b-4a4c-9d6c-0c2f1f6a1b11",
            ["functionArn"] = "arn:aws:lambda:eu-central-1:123456789012:function:fgt-asg:$LATEST",
            ["condition"] = "RetriesExhausted",
            ["approximateInvokeCount"] = 3,
        },
        ["requestPayload"] = payload,
        ["responseContext"] = new JsonObject { ["statusCode"] = 200, ["executedVersion"] = "$LATEST", ["functionError"] = "Unhandled" },
        ["responsePayload"] = new JsonObject { ["errorType"] = "Incomplete", ["errorMessage"] = "launch is incomplete" },
    };

    /// <summary>One invocation by SNS.</summary>
    public static string Sns(params string[] messages) => Records([.. messages.Select((message, i) => new JsonObject
    {
        ["EventSource"] = "aws:sns",
        ["Sns"] = new JsonObject { ["MessageId"] = $"sns-{i}", ["Message"] = message },
    })]);

    /// <summary>One batch out of a queue.</summary>
    public static string Sqs(params (string Id, string Body)[] messages) => Records([.. messages.Select(message => new JsonObject
    {
        ["eventSource"] = "aws:sqs",
        ["messageId"] = message.Id,
        ["body"] = message.Body,
    })]);

    /// <summary>The message in a queue that is subscribed to a topic.</summary>
    public static string Notification(string message) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
        ["TopicArn"] = "arn:aws:sns:eu-central-1:123456789012:fleet",
        ["Message"] = message,
    }.ToJsonString();

    public static string Records(params JsonObject[] records) =>
        new JsonObject { ["Records"] = new JsonArray([.. records]) }.ToJsonString();
}
