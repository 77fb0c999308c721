using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.AwsClients.Xml;

/// <summary>Reads one operation's answers: its response, or the service's error.</summary>
internal sealed class ServiceUnmarshaller(XmlService service, string operation, Func<XElement, AmazonWebServiceResponse> read)
    : XmlResponseUnmarshaller
{
    private const string RequestIdHeader = "x-amzn-RequestId";

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
                // Core takes an unreadable success as passing, and repeats the call, by this.
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
            // No error of the service's: a proxy's page, an empty or a broken body. The status and what there is of the body have to do.
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
