using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The HTTP endpoint of EC2 or Auto Scaling for all regions.</summary>
/// <param name="service">A service of <see cref="QueryService"/>.</param>
/// <param name="clouds">The regions by name.</param>
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

    /// <summary>If there is only one region, it serves every call. Otherwise the signature's region does.</summary>
    private Cloud? CloudOf(string? region) => clouds.Count == 1 ? clouds.Values.Single() : clouds.GetValueOrDefault(region ?? "");
}
