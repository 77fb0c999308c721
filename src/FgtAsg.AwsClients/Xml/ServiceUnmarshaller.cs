using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.AwsClients.Xml;

/// <summary>Reads the responses of one operation: its result or the service's error.</summary>
internal sealed class ServiceUnmarshaller(XmlService service, string operation, Func<XElement, AmazonWebServiceResponse> read)
    : XmlResponseUnmarshaller
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    // A response is untrusted data from the network. Without a DTD, entities can neither grow nor load external resources.
    private static readonly XmlReaderSettings ReaderSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var body = TextOf(input);
        try
        {
            var root = Parse(body);
            if (service.FindError(root) is { } error)
            {
                throw Refusal(error, inner: null, input.ResponseData.StatusCode, input);
            }

            if (root.Name.LocalName != operation + "Response")
            {
                throw new FormatException($"The root element is <{root.Name.LocalName}>.");
            }

            // The query protocol wraps the result; REST-XML does not.
            var response = read(root.Child(operation + "Result") ?? root);
            response.ResponseMetadata = new ResponseMetadata
            {
                RequestId = ServiceError.RequestIdOf(root) ?? HeaderOf(input, RequestIdHeader),
            };
            return response;
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            throw new AmazonUnmarshallingException(
                HeaderOf(input, RequestIdHeader),
                lastKnownLocation: null,
                Excerpt.Of(body),
                $"{service.ServiceId}, {operation}: {e.Message}",
                e)
            {
                // Because of this status, the SDK's core treats an unreadable success as transient and repeats the call.
                StatusCode = input.ResponseData.StatusCode,
            };
        }
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var body = "";
        try
        {
            body = TextOf(input);
            if (service.FindError(Parse(body)) is { } error)
            {
                return Refusal(error, innerException, statusCode, input);
            }
        }
        catch (Exception e) when (e is XmlException or IOException)
        {
            // The body is not an error of the service: it is a proxy's page, empty or broken. The message has to use the status and the
            // body's text.
        }

        var what = body.Length == 0
            ? "no body"
            : $"no error that can be read ({HeaderOf(input, "Content-Type") ?? "no content type"}): {Excerpt.Of(body)}";
        return service.Failure(new ServiceFailure(
            $"{service.ServiceId} answered {operation} with HTTP {(int)statusCode} ({statusCode}) and {what}",
            innerException,
            ServiceFailure.TypeOf(statusCode),
            Code: null,
            HeaderOf(input, RequestIdHeader),
            statusCode));
    }

    private AmazonServiceException Refusal(ServiceError error, Exception? inner, HttpStatusCode status, XmlUnmarshallerContext input) =>
        service.Failure(new ServiceFailure(
            error.Message ?? $"{service.ServiceId} refused {operation}: {error.Code}",
            inner,
            error.Type ?? ServiceFailure.TypeOf(status),
            error.Code,
            error.RequestId ?? HeaderOf(input, RequestIdHeader),
            status,
            error.Messages));

    private static string? HeaderOf(XmlUnmarshallerContext input, string name) =>
        input.ResponseData.IsHeaderPresent(name) ? input.ResponseData.GetHeaderValue(name) : null;

    private static string TextOf(XmlUnmarshallerContext input)
    {
        using var reader = new StreamReader(input.Stream, leaveOpen: true);
        return reader.ReadToEnd();
    }

    private static XElement Parse(string body)
    {
        using var text = new StringReader(body);
        using var reader = XmlReader.Create(text, ReaderSettings);
        return XElement.Load(reader);
    }
}
