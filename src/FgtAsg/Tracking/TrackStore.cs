using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Lifecycle;

namespace FgtAsg.Tracking;

/// <summary>The S3 calls of the track file. A missing object, and a condition that was not met, are values.</summary>
internal sealed class TrackStore(Lazy<IAmazonS3> s3, string bucketName)
{
    public const string Key = "intf_track.json";

    public Task<StoredTrackFile?> ReadAsync(Patience patience, CancellationToken cancellationToken) => OrNullIfMissingAsync(
        "reading the track file",
        async token =>
        {
            using var response = await s3.Value.GetObjectAsync(new GetObjectRequest { BucketName = bucketName, Key = Key }, token);
            using var buffer = new MemoryStream();
            await response.ResponseStream.CopyToAsync(buffer, token);
            return new StoredTrackFile(response.ETag, buffer.ToArray(), response.TagCount > 0);
        },
        patience,
        cancellationToken);

    public Task<LockTags?> ReadTagsAsync(Patience patience, CancellationToken cancellationToken) => OrNullIfMissingAsync(
        "reading the track file's lock",
        async token => LockTags.From(
            (await s3.Value.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = bucketName, Key = Key }, token)).Tagging),
        patience,
        cancellationToken);

    public Task WriteTagsAsync(LockTags tags, Patience patience, CancellationToken cancellationToken) => OrNullIfMissingAsync(
        "writing the track file's lock",
        token => s3.Value.PutObjectTaggingAsync(
            new PutObjectTaggingRequest { BucketName = bucketName, Key = Key, Tagging = new Tagging { TagSet = tags.ToTagSet() } }, token),
        patience,
        cancellationToken);

    /// <summary>
    /// Writes the content and releases the lock in one call, if the file still is the one that was read (or, without one, does not exist).
    /// </summary>
    /// <param name="content">The file.</param>
    /// <param name="read">What it is conditional on; null for no file.</param>
    /// <param name="otherTags">Those that are not the lock's.</param>
    /// <param name="patience">Waits and retries.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False where another writer was first.</returns>
    public Task<bool> TryWriteAsync(
        byte[] content, StoredTrackFile? read, IReadOnlyList<Tag> otherTags, Patience patience, CancellationToken cancellationToken) =>
        TryPutAsync("writing the track file", Key, content, read, otherTags.Count > 0 ? [.. otherTags] : null, patience, cancellationToken);

    /// <summary>Keeps a file that cannot be read under a key of its own, named by its content: a second try keeps no second copy.</summary>
    /// <returns>The key.</returns>
    public async Task<string> KeepAsideAsync(StoredTrackFile unreadable, Patience patience, CancellationToken cancellationToken)
    {
        var key = $"{Key}.invalid-{unreadable.ETag.Trim('"')}";
        await TryPutAsync("keeping the unreadable track file", key, unreadable.Content, read: null, tags: null, patience, cancellationToken);
        return key;
    }

    private Task<bool> TryPutAsync(
        string what, string key, byte[] content, StoredTrackFile? read, List<Tag>? tags, Patience patience, CancellationToken cancellationToken) =>
        patience.CallAsync(
            what,
            async token =>
            {
                using var stream = new MemoryStream(content, writable: false);
                var request = new PutObjectRequest
                {
                    BucketName = bucketName,
                    Key = key,
                    ContentType = "application/json",
                    InputStream = stream,
                    AutoCloseStream = false,
                    TagSet = tags,
                    IfMatch = read?.ETag,
                    IfNoneMatch = read is null ? "*" : null,
                };
                try
                {
                    await s3.Value.PutObjectAsync(request, token);
                    return true;
                }
                catch (AmazonS3Exception e) when (
                    AwsErrors.Is(e, AwsErrorCodes.PreconditionFailed, AwsErrorCodes.ConditionalRequestConflict, AwsErrorCodes.NoSuchKey))
                {
                    return false;
                }
            },
            RetryRule.TrackFile,
            cancellationToken);

    private static async Task<T?> OrNullIfMissingAsync<T>(
        string what, Func<CancellationToken, Task<T>> call, Patience patience, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await patience.CallAsync(what, call, RetryRule.TrackFile, cancellationToken);
        }
        catch (AmazonS3Exception e) when (AwsErrors.Is(e, AwsErrorCodes.NoSuchKey))
        {
            return null;
        }
    }
}
