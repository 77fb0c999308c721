using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace FgtAsg.Simulation.World;

/// <summary>A client of a <see cref="Bucket"/>. What is not overridden here would call an address at which nothing listens.</summary>
internal sealed class FakeS3(Bucket bucket, ICallGate gate)
    : AmazonS3Client(new AnonymousAWSCredentials(), new AmazonS3Config { ServiceURL = "http://127.0.0.1:9", MaxErrorRetry = 0 })
{
    public override Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("GetObject", request, () =>
        {
            var stored = bucket.Get(request.Key);
            return new GetObjectResponse
            {
                Key = request.Key,
                ETag = stored.ETag,
                TagCount = stored.Tags.Count > 0 ? stored.Tags.Count : null,
                ResponseStream = new MemoryStream(stored.Content, writable: false),
            };
        }, cancellationToken);

    public override Task<GetObjectMetadataResponse> GetObjectMetadataAsync(
        GetObjectMetadataRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("HeadObject", request, () => bucket.Has(request.Key)
            ? new GetObjectMetadataResponse { ContentLength = bucket.Get(request.Key).Content.Length, ETag = bucket.Get(request.Key).ETag }
            // The answer to a HEAD has no body: the SDK makes a code of its status.
            : throw AwsFault.S3("NotFound", HttpStatusCode.NotFound), cancellationToken);

    public override Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("PutObject", request, () =>
        {
            using var content = new MemoryStream();
            request.InputStream.CopyTo(content);
            var stored = bucket.Put(request.Key, content.ToArray(), ToDictionary(request.TagSet), request.IfMatch, request.IfNoneMatch);
            return new PutObjectResponse { ETag = stored.ETag };
        }, cancellationToken);

    public override Task<GetObjectTaggingResponse> GetObjectTaggingAsync(
        GetObjectTaggingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("GetObjectTagging", request, () => new GetObjectTaggingResponse
        {
            Tagging = [.. bucket.Get(request.Key).Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        }, cancellationToken);

    public override Task<PutObjectTaggingResponse> PutObjectTaggingAsync(
        PutObjectTaggingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("PutObjectTagging", request, () =>
        {
            bucket.PutTags(request.Key, ToDictionary(request.Tagging.TagSet));
            return new PutObjectTaggingResponse();
        }, cancellationToken);

    private static Dictionary<string, string> ToDictionary(IEnumerable<Tag>? tags) =>
        (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);

    private Task<T> CallAsync<T>(string operation, object request, Func<T> effect, CancellationToken cancellationToken)
        where T : class =>
        gate.CallAsync("s3", operation, request, () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(effect());
        }, cancellationToken);
}
