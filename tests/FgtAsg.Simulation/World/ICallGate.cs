namespace FgtAsg.Simulation.World;

/// <summary>What every AWS call of one function process goes through.</summary>
internal interface ICallGate
{
    /// <param name="service"><c>ec2</c>, <c>autoscaling</c>, <c>s3</c>, <c>dynamodb</c> or <c>route53</c>.</param>
    /// <param name="operation">Such as <c>CreateNetworkInterface</c>.</param>
    /// <param name="request">The SDK's request.</param>
    /// <param name="effect">Carries the call out in the model.</param>
    /// <param name="cancellationToken">The caller's.</param>
    Task<T> CallAsync<T>(string service, string operation, object request, Func<Task<T>> effect, CancellationToken cancellationToken)
        where T : class;
}
