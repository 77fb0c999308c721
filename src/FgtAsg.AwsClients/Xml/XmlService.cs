using System.Xml.Linq;
using Amazon.Runtime;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.AwsClients.Xml;

/// <summary>How the answers of a service that speaks XML are told apart.</summary>
/// <param name="ServiceId">The service's id in the SDK, for example <c>Auto Scaling</c>.</param>
/// <param name="FindError">The error in a body; null where it is none of the service's.</param>
/// <param name="Failure">Makes the service's own exception.</param>
internal sealed record XmlService(
    string ServiceId, Func<XElement, ServiceError?> FindError, Func<ServiceFailure, AmazonServiceException> Failure);
