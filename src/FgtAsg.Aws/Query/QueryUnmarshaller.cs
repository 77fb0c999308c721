using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Query;

/// <summary>Reads one operation's answers: its response, or the service's error.</summary>
internal sealed class QueryUnmarshaller(QueryService service, string operation, Func<XElement, AmazonWebServiceResponse> read)
    : XmlResponseUnmarshaller
{
    // A response is data from the network: no DTD, so no entity can grow or reach out.
    private static readonly XmlReaderSettings ReaderSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var status = input.ResponseData.StatusCode;
        XElement? root = null;
        try
        {
            root = Load(input.Stream);
            if (QueryError.Find(root) is { } error)
            {
                throw Failure(error, inner: null, status, input);
            }

            if (root.Name.LocalName != operation + "Response")
            {
                throw new FormatException($"The answer to {operation} has the root element <{root.Name.LocalName}>.");
            }

            // The query protocol proper wraps what it returns; EC2's dialect does not.
            var response = read(root.Child(operation + "Result") ?? root);
            response.ResponseMetadata = new ResponseMetadata { RequestId = QueryError.RequestIdOf(root) };
            return response;
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            // Without the service's message Core's own text says nothing of what was wrong.
            throw new AmazonUnmarshallingException(
                root is null ? HeaderOf(input, "x-amzn-RequestId") : QueryError.RequestIdOf(root),
                lastKnownLocation: operation,
                responseBody: root is null ? null : Excerpt.Of(root.ToString(SaveOptions.DisableFormatting)),
                innerException: e,
                statusCode: status);
        }
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var body = "";
        try
        {
            using var reader = new StreamReader(input.Stream, leaveOpen: true);
            body = reader.ReadToEnd();
            using var text = new StringReader(body);
            if (QueryError.Find(Load(text)) is { } error)
            {
                return Failure(error, innerException, statusCode, input);
            }
        }
        catch (Exception e) when (e is XmlException or IOException)
        {
            // No error of the service's: a proxy's page, an empty or a broken body. The status and what there is of the body have to do.
        }

        var contentType = HeaderOf(input, "Content-Type") is { Length: > 0 } type ? type : "no content type";
        var message = body.Length == 0
            ? $"{service.ServiceId} answered {operation} with HTTP {(int)statusCode} ({statusCode}) and no body."
            : $"{service.ServiceId} answered {operation} with HTTP {(int)statusCode} ({statusCode}) and no readable error ({contentType}): {Excerpt.Of(body)}";
        return service.Failure(new ServiceFailure(
            message, innerException, TypeOf(statusCode), Code: null, HeaderOf(input, "x-amzn-RequestId"), statusCode));
    }

    private AmazonServiceException Failure(QueryError error, Exception? inner, HttpStatusCode status, XmlUnmarshallerContext input) =>
        service.Failure(new ServiceFailure(
            error.Message ?? $"{service.ServiceId} refused {operation}: {error.Code}",
            inner,
            error.Type ?? TypeOf(status),
            error.Code,
            error.RequestId ?? HeaderOf(input, "x-amzn-RequestId"),
            status));

    private static ErrorType TypeOf(HttpStatusCode status) => (int)status switch
    {
        >= 500 => ErrorType.Receiver,
        >= 400 => ErrorType.Sender,
        _ => ErrorType.Unknown,
    };

    private static string? HeaderOf(XmlUnmarshallerContext input, string name) =>
        input.ResponseData.IsHeaderPresent(name) ? input.ResponseData.GetHeaderValue(name) : null;

    private static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, ReaderSettings);
        return XElement.Load(reader);
    }

    private static XElement Load(TextReader text)
    {
        using var reader = XmlReader.Create(text, ReaderSettings);
        return XElement.Load(reader);
    }
}
