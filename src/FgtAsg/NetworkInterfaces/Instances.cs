using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Lifecycle;

namespace FgtAsg.NetworkInterfaces;

/// <summary>Looks up instances, and waits for them.</summary>
internal sealed class Instances(IAmazonEC2 ec2)
{
    /// <summary>How long a new instance may be unknown to EC2's describes.</summary>
    public static readonly TimeSpan UnknownWindow = TimeSpan.FromSeconds(10);

    /// <summary>Null where EC2 does not know the instance (any more).</summary>
    public async Task<Instance?> FindAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken)
    {
        try
        {
            var response = await patience.CallAsync(
                $"describing {instanceId}",
                token => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instanceId.Value] }, token),
                RetryRule.None,
                cancellationToken);
            return response.Reservations?.SelectMany(r => r.Instances ?? []).FirstOrDefault(i => i.InstanceId == instanceId.Value);
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.InstanceNotFound, AwsErrorCodes.InstanceMalformed))
        {
            return null;
        }
    }

    /// <summary>Waits until interfaces can be attached: the instance runs, or is stopped.</summary>
    /// <exception cref="InstanceGoneException">It never will.</exception>
    public async Task<Instance> WaitUntilReadyAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken)
    {
        var first = await FindNewAsync(instanceId, patience, cancellationToken);
        return await patience.UntilAsync(
            $"waiting until {instanceId} can take interfaces",
            async token =>
            {
                var instance = first ?? await FindAsync(instanceId, patience, token);
                first = null;
                return ReadinessOf(instance?.State?.Name) switch
                {
                    Readiness.Ready => instance,
                    Readiness.Never => throw new InstanceGoneException($"{instanceId} is {instance!.State.Name}"),
                    _ => null,
                };
            },
            atMost: null,
            cancellationToken);
    }

    /// <summary>
    /// Looks until EC2's describes, which may lag, show what an event said: that the instance ends. One that they show at work for all the
    /// time is answered as it is; null for one that is unknown (any more).
    /// </summary>
    public async Task<Instance?> WaitUntilEndingAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken)
    {
        Instance? last = null;
        try
        {
            await patience.UntilAsync(
                $"seeing {instanceId} end",
                async token => (last = await FindAsync(instanceId, patience, token)) is null || ReadinessOf(last.State?.Name) == Readiness.Never ? "" : null,
                UnknownWindow,
                cancellationToken);
        }
        catch (OutOfTimeException) when (!cancellationToken.IsCancellationRequested)
        {
            return last;
        }

        return last;
    }

    /// <summary>A state that AWS may add is waited out: the time budget ends the wait.</summary>
    internal static Readiness ReadinessOf(InstanceStateName? state) => state?.Value switch
    {
        "running" or "stopped" => Readiness.Ready,
        "shutting-down" or "terminated" => Readiness.Never,
        _ => Readiness.NotYet,
    };

    private async Task<Instance?> FindNewAsync(InstanceId instanceId, Patience patience, CancellationToken cancellationToken)
    {
        try
        {
            return await patience.UntilAsync(
                $"looking for {instanceId}", token => FindAsync(instanceId, patience, token), UnknownWindow, cancellationToken);
        }
        catch (OutOfTimeException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InstanceGoneException($"EC2 does not know {instanceId}");
        }
    }
}
