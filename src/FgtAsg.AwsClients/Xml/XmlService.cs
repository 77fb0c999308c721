using System.Xml.Linq;
using Amazon.Runtime;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.AwsClients.Xml;

/// <summary>How the responses of an XML service are read.</summary>
/// <param name="ServiceId">The service's id in the SDK, for example <c>Auto Scaling</c>.</param>
/// <param name="FindError">Finds the error in a body; null if the body is not an error of the service.</param>
/// <param name="Failure">Creates the service's own exception.</param>
internal sealed record XmlService(
    string ServiceId, Func<XElement, ServiceError?> FindError, Func<ServiceFailure, AmazonServiceException> Failure);
