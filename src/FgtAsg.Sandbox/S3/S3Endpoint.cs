using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.S3;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.S3;

/// <summary>
/// The HTTP endpoint of the model's S3. It supports the requests of the function, its tests and an operator's <c>aws s3</c>.
/// </summary>
internal sealed class S3Endpoint(Buckets buckets) : IServiceEndpoint
{
    private const string XmlType = "application/xml";
    /// <summary>The maximum number of keys on one page of a list.</summary>
    internal const int MostKeys = 1000;

    /// <summary>
    /// Supported parameters of the query: those with an effect, and those that only select the operation. Listed keys are never encoded,
    /// even if the request asks for it.
    /// </summary>
    private static readonly HashSet<string> KnownParameters = new(StringComparer.Ordinal)
    {
        "continuation-token", "delimiter", "encoding-type", "fetch-owner", "list-type", "location", "max-keys", "prefix", "start-after",
        "tagging", "x-id",
        "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-Security-Token", "X-Amz-Signature",
        "X-Amz-SignedHeaders",
    };

    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    public string Service => "s3";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            RefuseWhatIsNotSupported(request);
            return Task.FromResult(Answer(request));
        }
        catch (AmazonS3Exception fault)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, (int)fault.StatusCode, fault.ErrorCode, fault.Message));
        }
        catch (Exception fault) when (fault is XmlException or FormatException)
        {
            var code = fault is XmlException ? "MalformedXML" : "InvalidArgument";
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, code, fault.Message));
        }
    }

    /// <summary>
    /// Refuses versions, encryption, metadata, and conditions of other operations than put. Ignoring them would look like support.
    /// </summary>
    private static void RefuseWhatIsNotSupported(ServiceRequest request)
    {
        var (call, headers) = (request.Call, request.Http.Headers);
        if (call.Parameters.Keys.FirstOrDefault(name => !KnownParameters.Contains(name)) is { } parameter)
        {
            throw NotSupported.Part(call, $"the parameter {parameter}");
        }

        if (headers.Keys.FirstOrDefault(name => IsRefused(name, call.Action)) is { } header)
        {
            throw NotSupported.Part(call, $"the header {header}");
        }

        if (headers.IfNoneMatch.Count > 0 && headers.IfNoneMatch != "*")
        {
            throw NotSupported.Part(call, "an If-None-Match other than *");
        }
    }

    private static bool IsRefused(string header, string action) =>
        header.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("x-amz-server-side-encryption", StringComparison.OrdinalIgnoreCase)
        || (header.StartsWith("If-", StringComparison.OrdinalIgnoreCase) && action != "PutObject")
        || header.Equals("Range", StringComparison.OrdinalIgnoreCase);

    private ServiceAnswer Answer(ServiceRequest request)
    {
        var (bucket, key) = S3Operations.Address(request.Http);
        return request.Call.Action switch
        {
            "ListBuckets" => ListBuckets(),
            "CreateBucket" => Done(() => buckets.Create(bucket!), HttpStatusCode.OK),
            "DeleteBucket" => Done(() => buckets.Delete(bucket!), HttpStatusCode.NoContent),
            "HeadBucket" => Done(() => buckets.Get(bucket!), HttpStatusCode.OK),
            "ListObjectsV2" => ListObjects(buckets.Get(bucket!), request.Call.Parameters),
            "PutObject" => Put(buckets.Get(bucket!), key!, request),
            "CopyObject" => Copy(buckets.Get(bucket!), key!, request),
            "GetObject" => Get(buckets.Get(bucket!).Get(key!)),
            "HeadObject" => Head(buckets.Get(bucket!).Get(key!)),
            "DeleteObject" => Done(() => buckets.Get(bucket!).Delete(key!), HttpStatusCode.NoContent),
            "GetObjectTagging" => ServiceAnswer.Text((int)HttpStatusCode.OK, XmlType, Tagging.ToXml(buckets.Get(bucket!).Get(key!).Tags)),
            "PutObjectTagging" => Done(
                () => buckets.Get(bucket!).PutTags(key!, Tagging.FromXml(Encoding.UTF8.GetString(request.Body))), HttpStatusCode.OK),
            _ => throw NotSupported.Operation(request.Call),
        };
    }

    private static ServiceAnswer Done(Action action, HttpStatusCode status)
    {
        action();
        return new ServiceAnswer { StatusCode = (int)status };
    }

    private static ServiceAnswer Put(Bucket bucket, string key, ServiceRequest request)
    {
        var headers = request.Http.Headers;
        var stored = bucket.Put(
            key,
            ChunkedBody.Decode(request.Http, request.Body),
            Tagging.FromHeader(headers["x-amz-tagging"].ToString()),
            headers.IfMatch.Count > 0 ? headers.IfMatch.ToString() : null,
            headers.IfNoneMatch.Count > 0 ? headers.IfNoneMatch.ToString() : null);
        return new ServiceAnswer { StatusCode = (int)HttpStatusCode.OK, Headers = [new("ETag", [stored.ETag])] };
    }

    private ServiceAnswer Copy(Bucket target, string key, ServiceRequest request)
    {
        var headers = request.Http.Headers;
        var copied = headers["x-amz-copy-source"].ToString();
        if (headers["x-amz-tagging-directive"] != "REPLACE" || copied.Contains('?', StringComparison.Ordinal))
        {
            throw NotSupported.Part(request.Call, "a copy of a version, or with the object's tags");
        }

        var source = Uri.UnescapeDataString(copied).TrimStart('/').Split('/', 2);
        var condition = headers["x-amz-copy-source-if-match"];
        var stored = buckets.Get(source[0]).CopyTo(target, source[^1], key, condition.Count > 0 ? condition.ToString() : null);
        return Document("CopyObjectResult", Element("ETag", stored.ETag), Element("LastModified", Time(stored.LastModified)));
    }

    private static ServiceAnswer Get(StoredObject stored) => Head(stored) with { Body = stored.Content };

    /// <summary>A HEAD response has no body but contains the length of the object.</summary>
    private static ServiceAnswer Head(StoredObject stored) => new()
    {
        StatusCode = (int)HttpStatusCode.OK,
        Headers =
        [
            new("Content-Type", ["binary/octet-stream"]),
            new("Content-Length", [stored.Content.Length.ToString(CultureInfo.InvariantCulture)]),
            new("ETag", [stored.ETag]),
            new("Last-Modified", [stored.LastModified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture)]),
            .. stored.Tags.Count > 0
                ? new[] { KeyValuePair.Create("x-amz-tagging-count", new[] { stored.Tags.Count.ToString(CultureInfo.InvariantCulture) }) }
                : [],
        ],
    };

    private ServiceAnswer ListBuckets() => Document(
        "ListAllMyBucketsResult",
        Element("Buckets", buckets.All.Select(bucket => Element(
            "Bucket", Element("Name", bucket.Name), Element("CreationDate", Time(bucket.CreatedAt))))));

    /// <summary>
    /// Lists keys by prefix, in pages. With a delimiter, keys that contain it after the prefix are combined into common prefixes.
    /// </summary>
    private static ServiceAnswer ListObjects(Bucket bucket, IReadOnlyDictionary<string, string> query)
    {
        var prefix = query.GetValueOrDefault("prefix", "");
        var delimiter = query.GetValueOrDefault("delimiter", "");
        var after = query.GetValueOrDefault("continuation-token") ?? query.GetValueOrDefault("start-after", "");
        var atMost = query.TryGetValue("max-keys", out var wanted)
            ? Math.Min(int.Parse(wanted, CultureInfo.InvariantCulture), MostKeys)
            : MostKeys;
        var rows = bucket.Objects
            .Where(stored => stored.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(stored => (stored.Key, stored.Value, Common: CommonPrefix(stored.Key, prefix, delimiter)))
            .DistinctBy(row => row.Common ?? row.Key, StringComparer.Ordinal)
            .Where(row => string.CompareOrdinal(row.Common ?? row.Key, after) > 0)
            .ToList();
        var page = rows.Take(atMost).ToList();
        var isTruncated = page.Count > 0 && rows.Count > page.Count;
        return Document(
            "ListBucketResult",
            Element("Name", bucket.Name),
            Element("Prefix", prefix),
            Element("KeyCount", page.Count),
            Element("MaxKeys", atMost),
            Element("IsTruncated", isTruncated),
            isTruncated ? Element("NextContinuationToken", page[^1].Common ?? page[^1].Key) : null,
            page.Where(row => row.Common is null).Select(row => Contents(row.Key, row.Value)),
            page.Where(row => row.Common is not null).Select(row => Element("CommonPrefixes", Element("Prefix", row.Common!))));
    }

    private static string? CommonPrefix(string key, string prefix, string delimiter)
    {
        var end = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : key[..(end + delimiter.Length)];
    }

    private static XElement Contents(string key, StoredObject stored) => Element(
        "Contents",
        Element("Key", key),
        Element("LastModified", Time(stored.LastModified)),
        Element("ETag", stored.ETag),
        Element("Size", stored.Content.Length),
        Element("StorageClass", "STANDARD"));

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    private static ServiceAnswer Document(string root, params object?[] content) => ServiceAnswer.Text(
        (int)HttpStatusCode.OK, XmlType, Element(root, content).ToString(SaveOptions.DisableFormatting));
}
