using System.Net;
using Amazon.Runtime;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model;

/// <summary>A call to the model that answers as a client of the SDK does: metadata on the response, the service's exception for a fault.</summary>
internal static class SdkCall
{
    public static Task<TResponse> Run<TResponse>(
        Cloud cloud,
        Func<CloudState, TResponse> operation,
        Func<ServiceFault, string, AmazonServiceException> failure,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResponse>(cancellationToken);
        }

        var requestId = cloud.Execute(state => state.RequestIds.NextUuid());
        try
        {
            var response = cloud.Execute(operation);
            response.HttpStatusCode = HttpStatusCode.OK;
            response.ResponseMetadata = new ResponseMetadata { RequestId = requestId };
            return Task.FromResult(response);
        }
        catch (ServiceFault fault)
        {
            return Task.FromException<TResponse>(failure(fault, requestId));
        }
    }
}
