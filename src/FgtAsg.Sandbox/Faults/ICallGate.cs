namespace FgtAsg.Sandbox.Faults;

/// <summary>
/// A gate that every call of one client of the model passes, like the network of a process. It may record, refuse or delay a call, or
/// lose its response.
/// </summary>
public interface ICallGate
{
    /// <param name="service">
    /// The name in signatures: <c>ec2</c>, <c>autoscaling</c>, <c>s3</c>, <c>dynamodb</c>, <c>route53</c>, <c>ssm</c>, <c>sns</c>,
    /// <c>sqs</c> or <c>states</c>.
    /// </param>
    /// <param name="operation">For example <c>CreateNetworkInterface</c>.</param>
    /// <param name="request">The SDK's request.</param>
    /// <param name="effect">Performs the call in the model.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    Task<T> CallAsync<T>(string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
        where T : class;
}
