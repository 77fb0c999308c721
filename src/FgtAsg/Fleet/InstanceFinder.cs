using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>Looks up instances, and waits for them.</summary>
internal sealed partial class InstanceFinder(Lazy<IAmazonEC2> ec2)
{
    /// <summary>How long a new instance may be unknown to EC2's describes.</summary>
    public static readonly TimeSpan UnknownWindow = TimeSpan.FromSeconds(10);

    /// <summary>A filter of EC2's describes takes at most 200 values.</summary>
    public const int MostFilterValues = 200;

    private const int ChunksAtOnce = 4;

    /// <summary>Null where EC2 does not know the instance (any more).</summary>
    /// <remarks>By a filter: EC2 allows that twice as often as a describe by id, and an instance that it forgot is no error.</remarks>
    public async Task<Instance?> FindAsync(InstanceId instanceId, RetryContext retry)
    {
        var found = await ListAsync($"describing {instanceId}", [IdFilter([instanceId])], retry);
        return found.FirstOrDefault(i => i.InstanceId == instanceId.Value);
    }

    /// <summary>The same by one call, without waiting: for an instance that most likely is somebody else's.</summary>
    /// <exception cref="AmazonEC2Exception">EC2 does not tell: it throttles, say.</exception>
    public async Task<Instance?> GlimpseAsync(InstanceId instanceId, CancellationToken cancellationToken)
    {
        var request = new DescribeInstancesRequest { Filters = [IdFilter([instanceId])] };
        var response = await ec2.Value.DescribeInstancesAsync(request, cancellationToken);
        return response.Reservations?.SelectMany(r => r.Instances ?? []).FirstOrDefault(i => i.InstanceId == instanceId.Value);
    }

    /// <summary>The instances that carry the tag which Auto Scaling puts on those of the group, ended ones among them.</summary>
    public Task<IReadOnlyList<Instance>> TaggedAsync(string autoScalingGroupName, RetryContext retry) => ListAsync(
        $"listing the instances of {autoScalingGroupName} in EC2",
        [new Filter { Name = $"tag:{ResourceTags.AutoScalingGroupKey}", Values = [autoScalingGroupName] }],
        retry);

    /// <summary>Those of the instances that EC2 knows.</summary>
    public async Task<IReadOnlyList<Instance>> KnownAsync(IReadOnlyCollection<InstanceId> instanceIds, RetryContext retry)
    {
        var chunks = await Concurrently.EachAsync(
            [.. instanceIds.Chunk(MostFilterValues)],
            ChunksAtOnce,
            chunk => ListAsync(
                $"describing {chunk.Length} instances",
                [IdFilter(chunk)],
                retry));
        return [.. chunks.SelectMany(chunk => chunk)];
    }

    /// <summary>An instance that EC2's describes may not show yet.</summary>
    /// <exception cref="InstanceGoneException">EC2 does not know it.</exception>
    public async Task<Instance> FindNewAsync(InstanceId instanceId, RetryContext retry) =>
        await retry.WithinLagAsync($"looking for {instanceId}", () => FindAsync(instanceId, retry), UnknownWindow)
        ?? throw new InstanceGoneException($"EC2 does not know {instanceId}");

    /// <summary>Waits until interfaces can be attached: the instance runs, or is stopped.</summary>
    /// <param name="seen">The instance as it was described last.</param>
    /// <exception cref="InstanceGoneException">It never will.</exception>
    public Task<Instance> WaitUntilReadyAsync(Instance seen, RetryContext retry)
    {
        var instanceId = InstanceId.Parse(seen.InstanceId);
        Instance? first = seen;
        return retry.UntilAsync(
            $"waiting until {instanceId} can take interfaces",
            async () =>
            {
                var instance = first ?? await FindAsync(instanceId, retry);
                first = null;
                return ReadinessOf(instance?.State?.Name) switch
                {
                    Readiness.Ready => instance,
                    Readiness.Never => throw new InstanceGoneException($"{instanceId} is {instance!.State.Name}"),
                    _ => null,
                };
            });
    }

    /// <summary>
    /// Looks until EC2's describes, which may lag, show what an event said: that the instance ends. One that they show at work for all the
    /// time is answered as it is; null for one that is unknown (any more).
    /// </summary>
    public async Task<Instance?> WaitUntilEndingAsync(InstanceId instanceId, RetryContext retry)
    {
        Instance? last = null;
        await retry.IsWithinLagAsync(
            $"seeing {instanceId} end",
            async () => (last = await FindAsync(instanceId, retry)) is null || ReadinessOf(last.State?.Name) == Readiness.Never,
            UnknownWindow);
        return last;
    }

    /// <summary>A state that AWS may add is waited out: the time budget ends the wait.</summary>
    internal static Readiness ReadinessOf(InstanceStateName? state) => state?.Value switch
    {
        "running" or "stopped" => Readiness.Ready,
        "shutting-down" or "terminated" => Readiness.Never,
        _ => Readiness.NotYet,
    };

    /// <summary>
    /// When the instance's last change of state was asked for, as EC2 says it in words: <c>User initiated (2026-01-31 10:00:00 GMT)</c>.
    /// Null where it does not.
    /// </summary>
    internal static DateTimeOffset? EndOf(Instance? instance) =>
        instance?.StateTransitionReason is { } words
        && TransitionTime().Match(words) is { Success: true } match
        && DateTimeOffset.TryParseExact(
            match.Groups["time"].Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    [GeneratedRegex(@"\((?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) GMT\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TransitionTime();

    private static Filter IdFilter(IEnumerable<InstanceId> ids) => new() { Name = "instance-id", Values = [.. ids.Select(id => id.Value)] };

    /// <summary>All pages of the instances that all filters let through.</summary>
    public async Task<IReadOnlyList<Instance>> ListAsync(string what, List<Filter> filters, RetryContext retry) => await Paging.AllAsync(
        (string? page) => retry.CallAsync(
            what,
            token => ec2.Value.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = filters, NextToken = page }, token),
            RetryRule.None),
        response => response.Reservations?.SelectMany(reservation => reservation.Instances ?? []),
        response => response.NextToken);
}

/// <summary>Whether an instance can take interfaces.</summary>
internal enum Readiness
{
    NotYet,
    Ready,
    Never,
}

/// <summary>The instance that was to be launched ends, has ended, or never was.</summary>
internal sealed class InstanceGoneException(string message) : Exception(message);
