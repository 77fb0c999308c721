using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.S3;

namespace FgtAsg.Sandbox.Delivery;

/// <summary>S3's messages about a created or removed object, in both forms.</summary>
internal static class S3Messages
{
    private const string Caller = "127.0.0.1";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The message structure of S3's own notifications, version 2.1.</summary>
    public static string ToNotification(ObjectChange change, string configurationId, CloudOptions cloud) => new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["eventVersion"] = "2.1",
            ["eventSource"] = "aws:s3",
            ["awsRegion"] = cloud.Region,
            ["eventTime"] = change.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["eventName"] = S3EventNames.Of(change.Kind),
            ["userIdentity"] = new JsonObject { ["principalId"] = $"AWS:{cloud.AccountId}" },
            ["requestParameters"] = new JsonObject { ["sourceIPAddress"] = Caller },
            ["responseElements"] = new JsonObject { ["x-amz-request-id"] = RequestId(change), ["x-amz-id-2"] = RequestId(change) },
            ["s3"] = new JsonObject
            {
                ["s3SchemaVersion"] = "1.0",
                ["configurationId"] = configurationId,
                ["bucket"] = new JsonObject
                {
                    ["name"] = change.Bucket,
                    ["ownerIdentity"] = new JsonObject { ["principalId"] = cloud.AccountId },
                    ["arn"] = ArnOf(change, cloud),
                },
                ["object"] = ObjectOf(change, S3Keys.Encode(change.Key), "eTag", change.Sequencer),
            },
        }),
    }.ToJsonString(Plain);

    /// <summary>The message structure of S3's events on EventBridge.</summary>
    [SuppressMessage(
        "Globalization", "CA1308:Normalize strings to uppercase", Justification = "EventBridge's sequencers are in lower case.")]
    public static CloudEvent ToCloudEvent(ObjectChange change, CloudOptions cloud)
    {
        var detail = new JsonObject
        {
            ["version"] = "0",
            ["bucket"] = new JsonObject { ["name"] = change.Bucket },
            ["object"] = ObjectOf(change, change.Key, "etag", change.Sequencer.ToLowerInvariant()),
            ["request-id"] = RequestId(change),
            ["requester"] = cloud.AccountId,
            ["source-ip-address"] = Caller,
            ["reason"] = change.IsRemoval ? "DeleteObject" : "PutObject",
        };
        if (change.IsRemoval)
        {
            detail["deletion-type"] = "Permanently Deleted";
        }

        return new CloudEvent
        {
            Id = Guid.NewGuid().ToString(),
            Source = "aws.s3",
            DetailType = change.IsRemoval ? "Object Deleted" : "Object Created",
            Time = change.Time,
            AccountId = cloud.AccountId,
            Region = cloud.Region,
            Resources = [ArnOf(change, cloud)],
            Detail = detail.ToJsonString(Plain),
        };
    }

    private static JsonObject ObjectOf(ObjectChange change, string key, string etagName, string sequencer)
    {
        var content = new JsonObject { ["key"] = key };
        if (change.Size is { } size)
        {
            content["size"] = size;
        }

        if (change.ETag is { } etag)
        {
            content[etagName] = etag;
        }

        content["sequencer"] = sequencer;
        return content;
    }

    private static string ArnOf(ObjectChange change, CloudOptions cloud) =>
        $"arn:{RegionEndpoint.GetBySystemName(cloud.Region).PartitionName}:s3:::{change.Bucket}";

    private static string RequestId(ObjectChange change) => change.Sequencer[..16];
}

internal static class S3EventNames
{
    /// <returns>The <c>eventName</c> of a notification, without the <c>s3:</c> prefix of the configuration.</returns>
    public static string Of(ObjectChangeKind kind) => kind == ObjectChangeKind.Put ? "ObjectCreated:Put" : "ObjectRemoved:Delete";
}
