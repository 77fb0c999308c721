using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace FgtAsg.AwsClients.Json;

/// <summary>An operation of a JSON-protocol service: writes its request and reads its response.</summary>
internal sealed class JsonOperation<TRequest, TResponse> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private readonly JsonService _service;
    private readonly string _name;
    private readonly Action<TRequest, Utf8JsonWriter> _write;
    private readonly JsonAnswerUnmarshaller _unmarshaller;

    public JsonOperation(JsonService service, string name, Action<TRequest, Utf8JsonWriter> write, Func<JsonElement, TResponse> read)
    {
        _service = service;
        _name = name;
        _write = write;
        _unmarshaller = new JsonAnswerUnmarshaller(service, name, read);
    }

    /// <summary>The options for one call. They are not shared, because the pipeline may change them.</summary>
    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = _unmarshaller };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            _write((TRequest)input, json);
            json.WriteEndObject();
        }

        var request = new DefaultRequest(input, _service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = body.ToArray(),
        };
        request.Headers[HeaderKeys.ContentTypeHeader] = _service.ContentType;
        request.Headers["X-Amz-Target"] = $"{_service.TargetPrefix}.{_name}";
        return request;
    }
}
