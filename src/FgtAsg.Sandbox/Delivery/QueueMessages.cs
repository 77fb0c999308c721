using System.Text.Json;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Sqs;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>Lambda's event for a batch of messages, and the function's answer to it.</summary>
internal static class QueueMessages
{
    public static byte[] ToEvent(Queue queue, IReadOnlyList<QueuedMessage> messages) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["Records"] = new JsonArray([.. messages.Select(message => Record(queue, message))]) });

    /// <summary>
    /// The failed messages in an answer. As in Lambda, an answer without failures is a success, and one that is not understood or names a
    /// message that was not in the batch fails the whole batch.
    /// </summary>
    /// <param name="answer">The function's answer: JSON, UTF-8.</param>
    /// <param name="batch">The ids of the batch.</param>
    public static IReadOnlyList<string> FailedIn(ReadOnlyMemory<byte> answer, IReadOnlyList<string> batch)
    {
        if (answer.IsEmpty)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Null)
            {
                return [];
            }

            if (root.ValueKind != JsonValueKind.Object)
            {
                return batch;
            }

            if (!root.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind == JsonValueKind.Null)
            {
                return [];
            }

            var failed = failures.EnumerateArray().Select(failure => failure.GetProperty("itemIdentifier").GetString() ?? "").ToList();
            return failed.TrueForAll(id => batch.Contains(id, StringComparer.Ordinal)) ? failed : batch;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return batch;
        }
    }

    private static JsonObject Record(Queue queue, QueuedMessage message) => new()
    {
        ["messageId"] = message.Id,
        ["receiptHandle"] = message.ReceiptHandle,
        ["body"] = message.Body,
        ["attributes"] = new JsonObject(
            message.SystemAttributes().Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value))),
        ["messageAttributes"] = new JsonObject(),
        ["md5OfBody"] = message.BodyDigest,
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = queue.Arn,
        ["awsRegion"] = queue.Region,
    };
}
