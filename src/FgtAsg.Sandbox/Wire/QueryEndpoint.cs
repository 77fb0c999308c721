using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>EC2, or Auto Scaling, of all regions over HTTP.</summary>
/// <param name="service">One of <see cref="QueryService"/>'s.</param>
/// <param name="clouds">The regions, by their names.</param>
internal sealed class QueryEndpoint(string service, IReadOnlyDictionary<string, Cloud> clouds) : IServiceEndpoint
{
    private const int MaxFormBytes = 1024 * 1024;

    public string Service => service;

    public async Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > MaxFormBytes)
        {
            return ErrorAnswers.Of(request.Call, 413, "RequestEntityTooLarge", "The request is longer than 1 MiB.");
        }

        if (CloudOf(request.Call.Region) is not { } cloud)
        {
            return ErrorAnswers.Of(request.Call, 401, "AuthFailure", "AWS was not able to validate the provided access credentials");
        }

        var response = await new QueryService(cloud).HandleAsync(service, request.Call.Parameters, request.Caller, cancellationToken);
        return new ServiceAnswer
        {
            StatusCode = response.StatusCode,
            Headers = [new("Content-Type", [response.ContentType]), new("x-amzn-RequestId", [response.RequestId])],
            Body = response.Body,
        };
    }

    /// <summary>Of one region, whatever region a call is signed for; of several, that one.</summary>
    private Cloud? CloudOf(string? region) => clouds.Count == 1 ? clouds.Values.Single() : clouds.GetValueOrDefault(region ?? "");
}
