using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>The official names of S3's operations. Requests do not contain them; they follow from method, sub-resource and path.</summary>
internal static class S3Operations
{
    // Sub-resources that are read, written and deleted by operations named <verb><name>.
    private static readonly (string Query, string Name)[] OfBuckets =
    [
        ("versioning", "BucketVersioning"), ("tagging", "BucketTagging"), ("policy", "BucketPolicy"), ("acl", "BucketAcl"),
        ("lifecycle", "BucketLifecycleConfiguration"), ("notification", "BucketNotificationConfiguration"),
        ("encryption", "BucketEncryption"), ("cors", "BucketCors"), ("logging", "BucketLogging"), ("location", "BucketLocation"),
        ("publicAccessBlock", "PublicAccessBlock"), ("ownershipControls", "BucketOwnershipControls"),
        ("object-lock", "ObjectLockConfiguration"), ("replication", "BucketReplication"), ("website", "BucketWebsite"),
    ];

    private static readonly (string Query, string Name)[] OfObjects =
    [
        ("tagging", "ObjectTagging"), ("acl", "ObjectAcl"), ("retention", "ObjectRetention"), ("legal-hold", "ObjectLegalHold"),
        ("attributes", "ObjectAttributes"),
    ];

    /// <returns>The operation's name, and <c>bucket</c> or <c>bucket/key</c>.</returns>
    public static (string Action, string? Resource) Of(HttpRequest request)
    {
        var (bucket, key) = Address(request);
        var action = (bucket, key) switch
        {
            (null, _) => "ListBuckets",
            (_, null) => OnBucket(request),
            _ => OnObject(request),
        };
        return (action, key is null ? bucket : $"{bucket}/{key}");
    }

    /// <summary>The key is not URL-encoded.</summary>
    public static (string? Bucket, string? Key) Address(HttpRequest request)
    {
        // Uses the path as it was sent, because the server's decoded path no longer distinguishes an escaped slash from the same text in
        // the key.
        var sent = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var path = (string.IsNullOrEmpty(sent) ? request.Path.Value ?? "/" : sent.Split('?')[0])[1..];
        if (VirtualHost(request.Host.Host) is { } host)
        {
            return (host, path.Length == 0 ? null : Uri.UnescapeDataString(path));
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? path : path[..slash];
        var key = slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]);
        return (bucket.Length == 0 ? null : bucket, key.Length == 0 ? null : key);
    }

    private static string? VirtualHost(string host)
    {
        foreach (var ending in (ReadOnlySpan<string>)[".localhost", ".s3.amazonaws.com"])
        {
            if (host.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return host[..^ending.Length];
            }
        }

        return null;
    }

    private static string OnBucket(HttpRequest request)
    {
        var query = request.Query;
        return request.Method switch
        {
            "HEAD" => "HeadBucket",
            "POST" => query.ContainsKey("delete") ? "DeleteObjects" : "PostObject",
            "GET" when query.ContainsKey("versions") => "ListObjectVersions",
            "GET" when query.ContainsKey("uploads") => "ListMultipartUploads",
            "GET" => OnSubresource(request, OfBuckets, query["list-type"] == "2" ? "ListObjectsV2" : "ListObjects"),
            "PUT" => OnSubresource(request, OfBuckets, "CreateBucket"),
            "DELETE" => OnSubresource(request, OfBuckets, "DeleteBucket"),
            var method => method,
        };
    }

    private static string OnObject(HttpRequest request)
    {
        var query = request.Query;
        var copies = request.Headers.ContainsKey("x-amz-copy-source");
        return request.Method switch
        {
            "HEAD" => "HeadObject",
            "POST" when query.ContainsKey("uploads") => "CreateMultipartUpload",
            "POST" when query.ContainsKey("uploadId") => "CompleteMultipartUpload",
            "POST" => query.ContainsKey("restore") ? "RestoreObject" : "PostObject",
            "GET" => query.ContainsKey("uploadId") ? "ListParts" : OnSubresource(request, OfObjects, "GetObject"),
            "PUT" when query.ContainsKey("partNumber") => copies ? "UploadPartCopy" : "UploadPart",
            "PUT" => copies ? "CopyObject" : OnSubresource(request, OfObjects, "PutObject"),
            "DELETE" => query.ContainsKey("uploadId") ? "AbortMultipartUpload" : OnSubresource(request, OfObjects, "DeleteObject"),
            var method => method,
        };
    }

    private static string OnSubresource(HttpRequest request, (string Query, string Name)[] known, string otherwise)
    {
        foreach (var (query, name) in known)
        {
            if (request.Query.ContainsKey(query))
            {
                return $"{request.Method[..1]}{request.Method[1..].ToLowerInvariant()}{name}";
            }
        }

        return otherwise;
    }
}
