using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Sandbox.Fleets.Invariants;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>Reads a fleet's track file and its lock from a bucket.</summary>
internal static class TrackFileReader
{
    public const string Key = "intf_track.json";

    public static async Task<TrackFileState> ReadAsync(IAmazonS3 s3, string bucketName, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucketName, Key = Key }, cancellationToken);
            var content = await JsonNode.ParseAsync(response.ResponseStream, cancellationToken: cancellationToken);
            var tags = await s3.GetObjectTaggingAsync(
                new GetObjectTaggingRequest { BucketName = bucketName, Key = Key }, cancellationToken);
            return new TrackFileState(content?.AsObject(), TagOf(tags, "lock_id"), TagOf(tags, "lock_expires"));
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
        {
            return new TrackFileState(Content: null, LockOwner: null, LockExpires: null);
        }
    }

    private static string? TagOf(GetObjectTaggingResponse tags, string key) => tags.Tagging?.Find(t => t.Key == key)?.Value;
}
