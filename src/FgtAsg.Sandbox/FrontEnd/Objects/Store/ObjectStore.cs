using System.Net;
using System.Text;
using FgtAsg.Sandbox.FrontEnd.Calls;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Sandbox.FrontEnd.Objects.Store;

/// <summary>
/// S3 in this process, as far as the track file needs it: objects and their tags, and conditional writes that are checked as one with the write.
/// For measurements, where moto would be what is measured. No versions, no lists, and nobody is told of what comes and goes.
/// </summary>
/// <remarks>Thread-safe. Reads see the last write; an ETag follows from the content alone; a put replaces the tags.</remarks>
internal sealed class ObjectStore
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);

    public ServiceAnswer Answer(ServiceCall call, HttpRequest request, byte[] body)
    {
        var path = call.Resource ?? "";
        var content = call.Action == "PutObject" ? ChunkedBody.Decode(request, body) : body;
        lock (_lock)
        {
            if (call.Action == "CreateBucket")
            {
                _buckets.Add(path);
                return Empty(HttpStatusCode.OK);
            }

            return _buckets.Contains(path.Split('/')[0])
                ? OnObject(call, request, path, content)
                : ErrorAnswers.Of(call, (int)HttpStatusCode.NotFound, "NoSuchBucket", "The specified bucket does not exist");
        }
    }

    private ServiceAnswer OnObject(ServiceCall call, HttpRequest request, string path, byte[] content) => (call.Action, _objects.GetValueOrDefault(path)) switch
    {
        ("PutObject", var stored) => Put(call, request, path, content, stored),
        ("DeleteObject", _) => Delete(path),
        ("GetObject" or "HeadObject" or "GetObjectTagging" or "PutObjectTagging", null) => NoSuchKey(call),
        ("GetObject", { } stored) => Empty(HttpStatusCode.OK, stored.ETag) with { Body = stored.Content },
        ("HeadObject", { } stored) => Head(stored),
        ("GetObjectTagging", { } stored) => ServiceAnswer.Text((int)HttpStatusCode.OK, "application/xml", Tagging.ToXml(stored.Tags)),
        ("PutObjectTagging", { } stored) => PutTags(path, stored with { Tags = Tagging.FromXml(Encoding.UTF8.GetString(content)) }),
        _ => ErrorAnswers.Of(call, (int)HttpStatusCode.NotImplemented, "NotImplemented", $"This sandbox's own S3 has no {call.Action}; moto has."),
    };

    private ServiceAnswer Put(ServiceCall call, HttpRequest request, string path, byte[] content, StoredObject? stored)
    {
        var (ifMatch, ifNoneMatch) = (request.Headers.IfMatch.ToString(), request.Headers.IfNoneMatch.ToString());
        if (ifMatch.Length > 0 && stored is null)
        {
            return NoSuchKey(call);
        }

        if ((ifMatch.Length > 0 && stored?.ETag != ifMatch) || (ifNoneMatch == "*" && stored is not null))
        {
            return ErrorAnswers.Of(
                call, (int)HttpStatusCode.PreconditionFailed, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }

        var put = new StoredObject(content, Tagging.FromHeader(request.Headers["x-amz-tagging"].ToString()));
        _objects[path] = put;
        return Empty(HttpStatusCode.OK, put.ETag);
    }

    private ServiceAnswer PutTags(string path, StoredObject stored)
    {
        _objects[path] = stored;
        return Empty(HttpStatusCode.OK);
    }

    private ServiceAnswer Delete(string path)
    {
        _objects.Remove(path);
        return Empty(HttpStatusCode.NoContent);
    }

    private static ServiceAnswer Head(StoredObject stored)
    {
        var answer = Empty(HttpStatusCode.OK, stored.ETag);
        return answer with { Headers = [.. answer.Headers, new("Content-Length", [$"{stored.Content.Length}"])] };
    }

    private static ServiceAnswer NoSuchKey(ServiceCall call) =>
        ErrorAnswers.Of(call, (int)HttpStatusCode.NotFound, "NoSuchKey", "The specified key does not exist.");

    private static ServiceAnswer Empty(HttpStatusCode status, string? etag = null) => new()
    {
        StatusCode = (int)status,
        Headers = etag is null ? [] : [new("ETag", [etag])],
    };
}
