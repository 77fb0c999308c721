using System.Net;
using System.Xml.Linq;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>Responses of the <c>query</c> protocol: <c>ActionResponse</c> around <c>ActionResult</c> and the metadata.</summary>
internal static class QueryAnswers
{
    public static ServiceAnswer Of(ServiceCall call, XNamespace ns, params object?[] result) => ServiceAnswer.Text(
        (int)HttpStatusCode.OK,
        "text/xml",
        new XElement(
            ns + $"{call.Action}Response",
            new XElement(ns + $"{call.Action}Result", result),
            new XElement(ns + "ResponseMetadata", new XElement(ns + "RequestId", Guid.NewGuid()))).ToString(SaveOptions.DisableFormatting));
}
