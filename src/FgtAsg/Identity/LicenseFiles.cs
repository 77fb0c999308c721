using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;

namespace FgtAsg.Identity;

/// <summary>The S3 calls for license files. S3 reads and lists are strongly consistent.</summary>
internal sealed class LicenseFiles(Lazy<IAmazonS3> s3, FunctionOptions options)
{
    /// <summary>Reads one file. Only a caller with <c>s3:ListBucket</c> can distinguish a missing object from a forbidden one.</summary>
    public async Task<SeenFile> LookAsync(LicenseFile file, RetryContext retry)
    {
        try
        {
            return await retry.CallAsync($"reading {file.Key}", token => ReadAsync(file, token), RetryRule.None);
        }
        catch (AmazonS3Exception e) when (AwsErrors.Is(e, AwsErrorCodes.NoSuchKey))
        {
            return SeenFile.Gone.Instance;
        }
    }

    /// <summary>The text of a license.</summary>
    /// <param name="digest">The digest of the license that was claimed.</param>
    /// <returns>Null if the file is gone or has other content.</returns>
    public async Task<string?> ReadAsync(LicenseFile file, string? digest, RetryContext retry)
    {
        try
        {
            return await retry.CallAsync($"reading {file.Key}", ReadAsync, RetryRule.None) is { Length: > 0 } text ? text : null;
        }
        catch (AmazonS3Exception e) when (AwsErrors.Is(e, AwsErrorCodes.NoSuchKey))
        {
            return null;
        }

        async Task<string> ReadAsync(CancellationToken cancellationToken)
        {
            var request = new GetObjectRequest { BucketName = file.Bucket, Key = file.Key };
            using var response = await s3.Value.GetObjectAsync(request, cancellationToken);
            if (LicenseContent.WhyRefused(response.ContentLength) is not null)
            {
                return "";
            }

            using var content = new MemoryStream();
            await response.ResponseStream.CopyToAsync(content, cancellationToken);
            var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
            return LicenseContent.TryDigest(bytes, out var found, out _) && found == digest ? Encoding.ASCII.GetString(bytes) : "";
        }
    }

    /// <summary>All license files in the fleet's folder, judged by name, without macOS side files.</summary>
    public async Task<IReadOnlyList<ListedFile>> ListAsync(RetryContext retry)
    {
        var listed = await Paging.AllAsync(
            (string? page) => retry.CallAsync(
                "listing the license files", token => s3.Value.ListObjectsV2Async(Request(page), token), RetryRule.None),
            response => response.S3Objects,
            response => response.IsTruncated == true ? response.NextContinuationToken : null);
        var found = new List<ListedFile>();
        foreach (var file in listed)
        {
            if (LicenseFile.TryFrom(options, options.BucketName, file.Key, out var license, out _) && !license.IsSideFile)
            {
                found.Add(new ListedFile(license, file.ETag.Trim('"'), TimeOf(file.LastModified)));
            }
        }

        return found;

        ListObjectsV2Request Request(string? page) => new()
        {
            BucketName = options.BucketName,
            Prefix = options.Licenses.Prefix,
            ContinuationToken = page,
        };
    }

    private async Task<SeenFile> ReadAsync(LicenseFile file, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = file.Bucket, Key = file.Key };
        using var response = await s3.Value.GetObjectAsync(request, cancellationToken);
        var tag = response.ETag.Trim('"');
        if (LicenseContent.WhyRefused(response.ContentLength) is { } wrongSize)
        {
            return new SeenFile.Bad(wrongSize, tag);
        }

        using var content = new MemoryStream();
        await response.ResponseStream.CopyToAsync(content, cancellationToken);
        return LicenseContent.TryDigest(content.GetBuffer().AsSpan(0, (int)content.Length), out var digest, out var reason)
            ? new SeenFile.License(digest, content.Length, tag, TimeOf(response.LastModified))
            : new SeenFile.Bad(reason, tag);
    }

    private static DateTimeOffset TimeOf(DateTime? lastModified) =>
        lastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : DateTimeOffset.UnixEpoch;
}

/// <summary>A license file as the bucket's listing shows it.</summary>
/// <param name="ETag">Without quotes.</param>
internal sealed record ListedFile(LicenseFile File, string ETag, DateTimeOffset LastModified);

/// <summary>The state of a license file in S3 at one moment.</summary>
internal abstract record SeenFile
{
    private SeenFile()
    {
    }

    /// <summary>
    /// Without quotes; null if the object does not exist. It changes with each content, and under SSE-KMS with each write.
    /// </summary>
    public abstract string? ETag { get; }

    /// <summary>The object does not exist.</summary>
    internal sealed record Gone : SeenFile
    {
        public static readonly Gone Instance = new();

        public override string? ETag => null;
    }

    /// <summary>The object exists, but is not a license.</summary>
    internal sealed record Bad(string Reason, string Tag) : SeenFile
    {
        public override string ETag => Tag;
    }

    /// <summary>The object is a license.</summary>
    /// <param name="Digest">The digest of the license's text, see <see cref="LicenseContent"/>.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Tag">The object's ETag.</param>
    internal sealed record License(string Digest, long Size, string Tag, DateTimeOffset LastModified) : SeenFile
    {
        public override string ETag => Tag;
    }
}
