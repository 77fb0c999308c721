using Amazon.S3;
using Amazon.S3.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;

namespace FgtAsg.Identity;

/// <summary>The S3 calls of the license files. S3 shows what was last written, to reads and to lists.</summary>
internal sealed class LicenseFiles(Lazy<IAmazonS3> s3, FunctionOptions options)
{
    /// <summary>
    /// Reads one file. A missing object is told from a forbidden one only to who may list the bucket (<c>s3:ListBucket</c>).
    /// </summary>
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

    /// <summary>All objects of the fleet's folder that are license files by their names, a Mac's side files aside.</summary>
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

/// <summary>A license file as the bucket's list has it.</summary>
/// <param name="File">Its name and place.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="LastModified">When it was put.</param>
internal sealed record ListedFile(LicenseFile File, string ETag, DateTimeOffset LastModified);

/// <summary>What S3 has under a license file's key at one moment.</summary>
internal abstract record SeenFile
{
    private SeenFile()
    {
    }

    /// <summary>
    /// Without quotes; null where there is no object. It changes with each content, and under SSE-KMS with each write too.
    /// </summary>
    public abstract string? ETag { get; }

    /// <summary>There is no such object.</summary>
    internal sealed record Gone : SeenFile
    {
        public static readonly Gone Instance = new();

        public override string? ETag => null;
    }

    /// <summary>There is one, and it is no license.</summary>
    internal sealed record Bad(string Reason, string Tag) : SeenFile
    {
        public override string ETag => Tag;
    }

    /// <summary>There is a license.</summary>
    /// <param name="Digest">Of its text, as <see cref="LicenseContent"/> says.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Tag">The object's ETag.</param>
    /// <param name="LastModified">When it was put.</param>
    internal sealed record License(string Digest, long Size, string Tag, DateTimeOffset LastModified) : SeenFile
    {
        public override string ETag => Tag;
    }
}
