using System.Globalization;
using System.Text;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.S3;

/// <summary>An SDK client for the model's S3.</summary>
/// <param name="buckets">The buckets of the account.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
public sealed class S3Client(Buckets buckets, ICallGate? gate = null)
    : AmazonS3Client(OfflineClients.Credentials, OfflineClients.In<AmazonS3Config>("us-east-1"))
{
    private readonly SdkCalls _calls = new("s3", gate);

    public override Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, Get, cancellationToken);

    public override Task<ListObjectsV2Response> ListObjectsV2Async(
        ListObjectsV2Request request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, List, cancellationToken);

    public override Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, Put, cancellationToken);

    public override Task<GetObjectTaggingResponse> GetObjectTaggingAsync(
        GetObjectTaggingRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, GetTags, cancellationToken);

    public override Task<PutObjectTaggingResponse> PutObjectTaggingAsync(
        PutObjectTaggingRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, PutTags, cancellationToken);

    public override Task<CopyObjectResponse> CopyObjectAsync(CopyObjectRequest request, CancellationToken cancellationToken = default) =>
        _calls.RunAsync(request, Copy, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => OfflineClients.Close(pipeline);

    private GetObjectResponse Get(GetObjectRequest request)
    {
        Refuse(nameof(request.VersionId), request.VersionId);
        Refuse(nameof(request.ByteRange), request.ByteRange is null ? null : "any");
        Refuse(nameof(request.EtagToMatch), request.EtagToMatch ?? request.EtagToNotMatch);
        var stored = buckets.Get(request.BucketName).Get(request.Key);
        return new GetObjectResponse
        {
            BucketName = request.BucketName,
            Key = request.Key,
            ETag = stored.ETag,
            ContentLength = stored.Content.Length,
            LastModified = stored.LastModified.UtcDateTime,
            TagCount = stored.Tags.Count > 0 ? stored.Tags.Count : null,
            ResponseStream = new MemoryStream(stored.Content, writable: false),
        };
    }

    private ListObjectsV2Response List(ListObjectsV2Request request)
    {
        Refuse(nameof(request.Delimiter), request.Delimiter);
        Refuse(nameof(request.StartAfter), request.StartAfter);
        Refuse(nameof(request.MaxKeys), request.MaxKeys is null ? null : "any");
        var after = request.ContinuationToken ?? "";
        var rest = buckets.Get(request.BucketName).Objects
            .Where(stored => stored.Key.StartsWith(request.Prefix ?? "", StringComparison.Ordinal))
            .Where(stored => string.CompareOrdinal(stored.Key, after) > 0)
            .ToList();
        var page = rest.Take(S3Endpoint.MostKeys).ToList();
        return new ListObjectsV2Response
        {
            Name = request.BucketName,
            Prefix = request.Prefix,
            KeyCount = page.Count,
            IsTruncated = rest.Count > page.Count,
            NextContinuationToken = rest.Count > page.Count ? page[^1].Key : null,
            S3Objects =
            [
                .. page.Select(stored => new S3Object
                {
                    BucketName = request.BucketName,
                    Key = stored.Key,
                    ETag = stored.Value.ETag,
                    Size = stored.Value.Content.Length,
                    LastModified = stored.Value.LastModified.UtcDateTime,
                }),
            ],
        };
    }

    private PutObjectResponse Put(PutObjectRequest request)
    {
        Refuse(nameof(request.ServerSideEncryptionMethod), request.ServerSideEncryptionMethod?.Value);
        Refuse(nameof(request.Metadata), request.Metadata.Count == 0 ? null : "any");
        Refuse(nameof(request.IfNoneMatch), request.IfNoneMatch == "*" ? null : request.IfNoneMatch);
        using var content = new MemoryStream();
        content.Write(Encoding.UTF8.GetBytes(request.ContentBody ?? ""));
        request.InputStream?.CopyTo(content);
        var stored = buckets.Get(request.BucketName)
            .Put(request.Key, content.ToArray(), TagsOf(request.TagSet), request.IfMatch, request.IfNoneMatch);
        return new PutObjectResponse { ETag = stored.ETag };
    }

    private CopyObjectResponse Copy(CopyObjectRequest request)
    {
        Refuse(nameof(request.SourceVersionId), request.SourceVersionId);
        Refuse(nameof(request.TaggingDirective), request.TaggingDirective == TaggingDirective.REPLACE ? null : "COPY");
        var stored = buckets.Get(request.SourceBucket)
            .CopyTo(buckets.Get(request.DestinationBucket), request.SourceKey, request.DestinationKey, request.ETagToMatch);
        return new CopyObjectResponse
        {
            ETag = stored.ETag,
            LastModified = stored.LastModified.ToString("O", CultureInfo.InvariantCulture),
        };
    }

    private GetObjectTaggingResponse GetTags(GetObjectTaggingRequest request) => new()
    {
        Tagging = [.. buckets.Get(request.BucketName).Get(request.Key).Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
    };

    private PutObjectTaggingResponse PutTags(PutObjectTaggingRequest request)
    {
        buckets.Get(request.BucketName).PutTags(request.Key, TagsOf(request.Tagging.TagSet));
        return new PutObjectTaggingResponse();
    }

    /// <summary>
    /// Refuses a parameter by name. <see cref="NotModelled.EnsureOnly"/> is not usable, because S3's requests have members that are never
    /// null.
    /// </summary>
    private static void Refuse(string parameter, string? value)
    {
        if (value is not null)
        {
            throw NotModelled.Of(parameter);
        }
    }

    private static IReadOnlyDictionary<string, string> TagsOf(IEnumerable<Tag>? tags) =>
        Tagging.Of((tags ?? []).Select(tag => (tag.Key, tag.Value)));
}
