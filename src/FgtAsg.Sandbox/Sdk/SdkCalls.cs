using System.Collections;
using System.Net;
using System.Reflection;
using Amazon.Runtime;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Sandbox.Sdk;

/// <summary>Calls of the model as a client of the SDK makes them: through the caller's gate, with metadata on the response.</summary>
/// <param name="service">As signatures name it.</param>
/// <param name="gate">What the calls go through; null for nothing in their way.</param>
/// <param name="limits">How often the account may call; null for a service without such limits.</param>
internal sealed class SdkCalls(string service, ICallGate? gate, RequestBuckets? limits = null)
{
    /// <param name="request">Its type's name is the operation's.</param>
    /// <param name="carryOut">Throws what the service answers with.</param>
    /// <param name="cancellationToken">A call that is cancelled before it began has no effect.</param>
    public Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, Func<TRequest, TResponse> carryOut, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        RunAsync(OperationOf<TRequest>.Name, request, carryOut, cancellationToken);

    /// <param name="operation">Where the request's name is not the operation's.</param>
    /// <inheritdoc cref="RunAsync{TRequest, TResponse}(TRequest, Func{TRequest, TResponse}, CancellationToken)"/>
    public Task<TResponse> RunAsync<TRequest, TResponse>(
        string operation, TRequest request, Func<TRequest, TResponse> carryOut, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse
    {
        return gate is null ? Effect() : gate.CallAsync(service, operation, request, Effect, cancellationToken);

        Task<TResponse> Effect()
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return Task.FromCanceled<TResponse>(cancellationToken);
            }

            try
            {
                limits?.Take(service, operation, OperationOf<TRequest>.IsNarrowed(request));
                var response = carryOut(request);
                response.HttpStatusCode = HttpStatusCode.OK;
                return Task.FromResult(response);
            }
            catch (Exception fault)
            {
                return Task.FromException<TResponse>(fault);
            }
        }
    }

    private static class OperationOf<TRequest>
    {
        public static readonly string Name = typeof(TRequest).Name[..^"Request".Length];

        private static readonly PropertyInfo[] Narrowing =
            [.. new[] { "Filters", "MaxResults", "NextToken" }.Select(typeof(TRequest).GetProperty).OfType<PropertyInfo>()];

        /// <summary>Whether a describe has a filter or asks for pages.</summary>
        public static bool IsNarrowed(TRequest request) =>
            Array.Exists(Narrowing, member => member.GetValue(request) is not (null or ICollection { Count: 0 }));
    }
}
