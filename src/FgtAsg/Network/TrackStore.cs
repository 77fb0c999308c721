using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;

namespace FgtAsg.Network;

/// <summary>The S3 calls of the track file. A missing object, and a condition that was not met, are values.</summary>
/// <param name="s3">Made when it is first needed.</param>
/// <param name="bucketName">Where the file is.</param>
/// <param name="longest">How many bytes are read at most.</param>
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
    /// Writes the content and releases the lock in one call, if the file still is the one that was read (or, without one, does not exist).
    /// </summary>
    /// <param name="content">The file.</param>
    /// <param name="read">What it is conditional on; null for no file.</param>
    /// <param name="otherTags">Those that are not the lock's.</param>
    /// <returns>False where another writer was first.</returns>
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
    /// Has S3 copy a file that cannot be read, of up to 5 GB, to a key of its own, named by its content: a second try keeps no second
    /// copy.
    /// </summary>
    /// <returns>The key; null where the file is another one by now.</returns>
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
                // None of the file's: they are its lock.
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

/// <summary>The track file as it was read: what a write is conditional on.</summary>
/// <param name="ETag">Names the content.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Content">Null where it is longer than the function may read.</param>
/// <param name="IsTagged">Whether it has object tags, and so may be locked.</param>
internal sealed record StoredTrackFile(string ETag, long Length, byte[]? Content, bool IsTagged);
