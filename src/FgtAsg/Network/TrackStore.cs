using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;

namespace FgtAsg.Network;

/// <summary>The S3 calls for the track file. A missing object and an unmet condition are return values, not exceptions.</summary>
/// <param name="bucketName">The file's bucket.</param>
/// <param name="longest">The maximum number of bytes to read.</param>
internal sealed class TrackStore(Lazy<IAmazonS3> s3, string bucketName, long longest)
{
    public const string Key = "intf_track.json";

    public Task<StoredTrackFile?> ReadAsync(RetryContext retry) => OrNullIfMissingAsync(
        "reading the track file",
        async token =>
        {
            using var response = await s3.Value.GetObjectAsync(new GetObjectRequest { BucketName = bucketName, Key = Key }, token);
            if (response.ContentLength > longest)
            {
                return new StoredTrackFile(response.ETag, response.ContentLength, Content: null, response.TagCount > 0);
            }

            using var buffer = new MemoryStream();
            await response.ResponseStream.CopyToAsync(buffer, token);
            return new StoredTrackFile(response.ETag, buffer.Length, buffer.ToArray(), response.TagCount > 0);
        },
        retry);

    public Task<LockTags?> ReadTagsAsync(RetryContext retry) => OrNullIfMissingAsync(
        "reading the track file's lock",
        async token => LockTags.From(
            (await s3.Value.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = bucketName, Key = Key }, token)).Tagging),
        retry);

    public Task WriteTagsAsync(LockTags tags, RetryContext retry) => OrNullIfMissingAsync(
        "writing the track file's lock",
        token => s3.Value.PutObjectTaggingAsync(
            new PutObjectTaggingRequest { BucketName = bucketName, Key = Key, Tagging = new Tagging { TagSet = tags.ToTagSet() } }, token),
        retry);

    /// <summary>
    /// Writes the content and releases the lock in one call, on the condition that the file is still the one that was read, or still does
    /// not exist.
    /// </summary>
    /// <param name="read">The file to replace; null for none.</param>
    /// <param name="otherTags">The tags that are not the lock's.</param>
    /// <returns>False if another writer was first.</returns>
    public Task<bool> TryWriteAsync(byte[] content, StoredTrackFile? read, IReadOnlyList<Tag> otherTags, RetryContext retry) =>
        retry.CallAsync(
            "writing the track file",
            async token =>
            {
                using var stream = new MemoryStream(content, writable: false);
                var request = new PutObjectRequest
                {
                    BucketName = bucketName,
                    Key = Key,
                    ContentType = "application/json",
                    InputStream = stream,
                    AutoCloseStream = false,
                    TagSet = otherTags.Count > 0 ? [.. otherTags] : null,
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
            RetryRule.TrackFile);

    /// <summary>
    /// Copies an unreadable file of up to 5 GB within S3. The key depends on the content, so a retry creates no second copy.
    /// </summary>
    /// <returns>The key of the copy; null if the file has changed since.</returns>
    public Task<string?> KeepAsideAsync(
        StoredTrackFile unreadable, RetryContext retry) => retry.CallAsync(
        "keeping the unreadable track file",
        async token =>
        {
            var key = $"{Key}.invalid-{unreadable.ETag.Trim('"')}";
            var request = new CopyObjectRequest
            {
                SourceBucket = bucketName,
                SourceKey = Key,
                ETagToMatch = unreadable.ETag,
                DestinationBucket = bucketName,
                DestinationKey = key,
                // Do not copy the file's tags, because they are its lock.
                TaggingDirective = TaggingDirective.REPLACE,
            };
            try
            {
                await s3.Value.CopyObjectAsync(request, token);
                return key;
            }
            catch (AmazonS3Exception e) when (AwsErrors.Is(e, AwsErrorCodes.PreconditionFailed, AwsErrorCodes.NoSuchKey))
            {
                return null;
            }
        },
        RetryRule.TrackFile);

    private static async Task<T?> OrNullIfMissingAsync<T>(string what, Func<CancellationToken, Task<T>> call, RetryContext retry)
        where T : class
    {
        try
        {
            return await retry.CallAsync(what, call, RetryRule.TrackFile);
        }
        catch (AmazonS3Exception e) when (AwsErrors.Is(e, AwsErrorCodes.NoSuchKey))
        {
            return null;
        }
    }
}

/// <summary>The track file as it was read. Writes are conditional on it.</summary>
/// <param name="ETag">Identifies the content.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Content">Null if it is longer than the function may read.</param>
/// <param name="IsTagged">Whether it has object tags and may therefore be locked.</param>
internal sealed record StoredTrackFile(string ETag, long Length, byte[]? Content, bool IsTagged);
