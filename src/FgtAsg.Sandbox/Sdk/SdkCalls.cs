using System.Collections;
using System.Net;
using System.Reflection;
using Amazon.Runtime;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Sandbox.Sdk;

/// <summary>Calls of the model by an SDK client: they pass the caller's gate, and the response gets metadata.</summary>
/// <param name="service">The name in signatures.</param>
/// <param name="gate">The gate that every call passes; null for none.</param>
/// <param name="limits">The account's request limits; null for a service without limits.</param>
internal sealed class SdkCalls(string service, ICallGate? gate, RequestBuckets? limits = null)
{
    /// <param name="request">The name of its type gives the operation.</param>
    /// <param name="carryOut">Performs the call. Throws the service's error.</param>
    /// <param name="cancellationToken">A call that is canceled before it starts has no effect.</param>
    public Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, Func<TRequest, TResponse> carryOut, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        RunAsync(OperationOf<TRequest>.Name, request, carryOut, cancellationToken);

    /// <param name="operation">The operation, if it differs from the request's name.</param>
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

        /// <summary>Whether a describe call has a filter or requests pages.</summary>
        public static bool IsNarrowed(TRequest request) =>
            Array.Exists(Narrowing, member => member.GetValue(request) is not (null or ICollection { Count: 0 }));
    }
}
