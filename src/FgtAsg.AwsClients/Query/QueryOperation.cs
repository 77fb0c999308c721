using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Query;

/// <summary>An operation of a query-protocol service: writes its request and reads its response.</summary>
internal sealed class QueryOperation<TRequest, TResponse> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly QueryService _service;
    private readonly string _name;
    private readonly Action<TRequest, QueryForm> _write;
    private readonly ServiceUnmarshaller _unmarshaller;

    public QueryOperation(QueryService service, string name, Action<TRequest, QueryForm> write, Func<XElement, TResponse>? read = null)
    {
        _service = service;
        _name = name;
        _write = write;
        _unmarshaller = new ServiceUnmarshaller(service.Answers, name, read ?? (static _ => new TResponse()));
    }

    /// <summary>The options for one call. They are not shared, because the pipeline may change them.</summary>
    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = _unmarshaller };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, _service.Answers.ServiceId);
        var form = new QueryForm(request.ParameterCollection);
        form.Add("Action", _name);
        form.Add("Version", _service.Version);
        _write((TRequest)input, form);
        return request;
    }
}
