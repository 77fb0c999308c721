using Amazon.Runtime;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.AwsClients.Json;

/// <summary>Settings shared by the operations of one service that uses JSON 1.0 or 1.1.</summary>
/// <param name="ServiceId">The service's id in the SDK, for example <c>SFN</c>.</param>
/// <param name="TargetPrefix">The prefix of the operation's name in <c>X-Amz-Target</c>: <c>AWSStepFunctions</c>.</param>
/// <param name="ContentType"><c>application/x-amz-json-1.0</c> or <c>application/x-amz-json-1.1</c>.</param>
/// <param name="Failure">Creates the service's own exception.</param>
internal sealed record JsonService(
    string ServiceId, string TargetPrefix, string ContentType, Func<ServiceFailure, AmazonServiceException> Failure);
