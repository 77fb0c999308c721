using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Calls;
using FgtAsg.Sandbox.S3;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FgtAsg.IntegrationTests.Moto;

/// <summary>Tells from an S3 call and its answer which objects came or went.</summary>
/// <param name="timeProvider">The sandbox's clock.</param>
/// <param name="head">Asks for an object (bucket, key, version) that was just written in a way that does not say its size.</param>
internal sealed class ObjectChanges(
    TimeProvider timeProvider, Func<string, string, string?, CancellationToken, Task<(long? Size, string? ETag)>> head)
{
    private readonly Sequencers _sequencers = new(timeProvider);

    /// <remarks>Called before another call for the same bucket is begun, so that the sequencers are in the order of the writes.</remarks>
    public async Task<IReadOnlyList<ObjectChange>> OfAsync(
        ServiceCall call, HttpRequest request, byte[] body, ServiceAnswer answer, CancellationToken cancellationToken)
    {
        if (call is not { Service: "s3", Resource: { } resource } || answer.StatusCode is < 200 or > 299)
        {
            return [];
        }

        var bucket = resource.Split('/')[0];
        return call.Action switch
        {
            "PutObject" => [Put(bucket, KeyOf(request, bucket), request, body, answer)],
            "CopyObject" => [await WrittenAsync(ObjectChangeKind.Copy, bucket, request, answer, cancellationToken)],
            "CompleteMultipartUpload" => [await WrittenAsync(ObjectChangeKind.CompleteMultipartUpload, bucket, request, answer, cancellationToken)],
            "DeleteObject" => [Deleted(bucket, KeyOf(request, bucket), request, answer)],
            "DeleteObjects" => [.. AllDeleted(bucket, answer)],
            _ => [],
        };
    }

    private ObjectChange Put(string bucket, string key, HttpRequest request, byte[] body, ServiceAnswer answer)
    {
        // A body that is sent in signed chunks is longer than what is stored.
        var decoded = request.Headers["x-amz-decoded-content-length"].ToString();
        return Change(ObjectChangeKind.Put, bucket, key, VersionOf(answer)) with
        {
            Size = decoded.Length == 0 ? body.Length : long.Parse(decoded, CultureInfo.InvariantCulture),
            ETag = HeaderOf(answer, "ETag")?.Trim('"'),
        };
    }

    private async Task<ObjectChange> WrittenAsync(
        ObjectChangeKind kind, string bucket, HttpRequest request, ServiceAnswer answer, CancellationToken cancellationToken)
    {
        var key = KeyOf(request, bucket);
        var version = VersionOf(answer);
        var (size, etag) = await head(bucket, key, version, cancellationToken);
        return Change(kind, bucket, key, version) with { Size = size, ETag = etag };
    }

    private ObjectChange Deleted(string bucket, string key, HttpRequest request, ServiceAnswer answer)
    {
        // Deleting a version is final also where that version is a marker itself, as the answer's header then says.
        var version = request.Query["versionId"].ToString();
        var marked = version.Length == 0 && HeaderOf(answer, "x-amz-delete-marker") == "true";
        return Change(
            marked ? ObjectChangeKind.DeleteMarkerCreated : ObjectChangeKind.Delete, bucket, key, version.Length > 0 ? version : VersionOf(answer));
    }

    private IEnumerable<ObjectChange> AllDeleted(string bucket, ServiceAnswer answer)
    {
        var result = XDocument.Parse(Encoding.UTF8.GetString(answer.Body.Span));
        foreach (var deleted in result.Descendants().Where(e => e.Name.LocalName == "Deleted"))
        {
            var version = Text(deleted, "VersionId");
            var marker = version is null && Text(deleted, "DeleteMarker") == "true";
            yield return Change(
                marker ? ObjectChangeKind.DeleteMarkerCreated : ObjectChangeKind.Delete,
                bucket,
                Text(deleted, "Key") ?? "",
                version ?? Text(deleted, "DeleteMarkerVersionId"));
        }
    }

    private ObjectChange Change(ObjectChangeKind kind, string bucket, string key, string? versionId) => new()
    {
        Kind = kind,
        Bucket = bucket,
        Key = key,
        VersionId = versionId,
        Sequencer = _sequencers.Next(),
        Time = timeProvider.GetUtcNow(),
    };

    /// <summary>From the path as it was sent: what the server decoded can no longer be told from what looked so in the key.</summary>
    private static string KeyOf(HttpRequest request, string bucket)
    {
        var path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimStart('/');
        var isInHost = request.Host.Host.StartsWith(bucket + ".", StringComparison.OrdinalIgnoreCase);
        return Uri.UnescapeDataString(isInHost ? path : path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]);
    }

    // "null" is the version in a bucket that has none.
    private static string? VersionOf(ServiceAnswer answer) => HeaderOf(answer, "x-amz-version-id") is { } version and not "null" ? version : null;

    private static string? HeaderOf(ServiceAnswer answer, string name) =>
        answer.Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();

    private static string? Text(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
}
