using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>
/// Calls the rest of the pipeline with one response type for all operations. Every handler is a generic method, which the runtime prepares
/// anew for each type argument: twenty handlers for each operation's first call.
/// </summary>
/// <remarks>
/// It comes first in the pipeline. The handlers behind it only pass their type argument on; the unmarshaller makes the real type.
/// </remarks>
internal sealed class SharedResponseType : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext) =>
        throw new NotSupportedException("The clients have no synchronous operations.");

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        (T)await base.InvokeAsync<AmazonWebServiceResponse>(executionContext);
}
