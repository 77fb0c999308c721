using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Pipeline;

/// <summary>
/// Calls the rest of the pipeline with one response type for all operations. Every handler is a generic method, and the runtime prepares
/// it again for each type argument. Without this class, the first call of each operation would prepare twenty handlers.
/// </summary>
/// <remarks>
/// It is the first handler of the pipeline. The handlers behind it only pass on their type argument; the unmarshaller creates the real
/// type.
/// </remarks>
internal sealed class SharedResponseType : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext) =>
        throw new NotSupportedException("The clients have no synchronous operations.");

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        (T)await base.InvokeAsync<AmazonWebServiceResponse>(executionContext);
}
