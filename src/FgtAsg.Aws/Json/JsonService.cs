using Amazon.Pipeline;
using Amazon.Runtime;

namespace Amazon.Json;

/// <summary>What the operations of one service that speaks JSON 1.0 or 1.1 share.</summary>
/// <param name="ServiceId">The service's id in the SDK, for example <c>SSM</c>.</param>
/// <param name="TargetPrefix">What stands before the operation's name in <c>X-Amz-Target</c>: <c>AmazonSSM</c>.</param>
/// <param name="ContentType"><c>application/x-amz-json-1.0</c> or <c>application/x-amz-json-1.1</c>.</param>
/// <param name="QuotesSecrets">Whether an answer may repeat what a request kept secret: then no exception quotes its body.</param>
/// <param name="Failure">Makes the service's own exception.</param>
internal sealed record JsonService(
    string ServiceId, string TargetPrefix, string ContentType, bool QuotesSecrets, Func<ServiceFailure, AmazonServiceException> Failure);
