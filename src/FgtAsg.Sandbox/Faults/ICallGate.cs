namespace FgtAsg.Sandbox.Faults;

/// <summary>
/// What every call of one client of the model goes through, as every call of a process goes through its network: it may record, refuse,
/// delay, or lose the answer of a call.
/// </summary>
public interface ICallGate
{
    /// <param name="service">
    /// As signatures name it: <c>ec2</c>, <c>autoscaling</c>, <c>s3</c>, <c>dynamodb</c>, <c>route53</c>, <c>ssm</c>, <c>sns</c> or
    /// <c>states</c>.
    /// </param>
    /// <param name="operation">Such as <c>CreateNetworkInterface</c>.</param>
    /// <param name="request">The SDK's request.</param>
    /// <param name="effect">Carries the call out in the model.</param>
    /// <param name="cancellationToken">The caller's.</param>
    Task<T> CallAsync<T>(string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
        where T : class;
}
