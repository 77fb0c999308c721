using System.Net;
using Amazon.Runtime;

namespace Amazon.Query;

/// <summary>What the operations of one query-protocol service share.</summary>
/// <param name="ServiceId">The service's id in the SDK, for example <c>Auto Scaling</c>.</param>
/// <param name="Version">The API version that every request names.</param>
/// <param name="ListMember">
/// What stands between a list's name and an item's number: <c>.member</c> in the query protocol proper, nothing in EC2's dialect.
/// </param>
/// <param name="WritesEmptyLists">
/// The query protocol proper writes a given but empty list as an empty field; EC2's dialect leaves it out.
/// </param>
/// <param name="Failure">Makes the service's own exception.</param>
internal sealed record QueryService(
    string ServiceId,
    string Version,
    string ListMember,
    bool WritesEmptyLists,
    Func<ServiceFailure, AmazonServiceException> Failure);

/// <summary>The parts of a service's exception.</summary>
internal readonly record struct ServiceFailure(
    string Message, Exception? Inner, ErrorType Type, string? Code, string? RequestId, HttpStatusCode StatusCode);
