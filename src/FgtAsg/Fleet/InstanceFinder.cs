using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>Looks up instances and waits for them.</summary>
internal sealed partial class InstanceFinder(Lazy<IAmazonEC2> ec2)
{
    /// <summary>How long EC2's describe operations may not know a new instance.</summary>
    public static readonly TimeSpan UnknownWindow = TimeSpan.FromSeconds(10);

    /// <summary>The most values that a filter of an EC2 describe operation takes.</summary>
    public const int MostFilterValues = 200;

    private const int ChunksAtOnce = 4;

    /// <summary>Null if EC2 does not know the instance, or no longer knows it.</summary>
    /// <remarks>Uses a filter: EC2 allows twice as many calls as for a describe by id, and an unknown instance is not an error.</remarks>
    public async Task<Instance?> FindAsync(InstanceId instanceId, RetryContext retry)
    {
        var found = await ListAsync($"describing {instanceId}", [IdFilter([instanceId])], retry);
        return found.FirstOrDefault(i => i.InstanceId == instanceId.Value);
    }

    /// <summary>
    /// Like <see cref="FindAsync"/> with a single call and no waiting, for an instance that most likely belongs to others.
    /// </summary>
    /// <exception cref="AmazonEC2Exception">The call failed, for example because EC2 throttled it.</exception>
    public async Task<Instance?> GlimpseAsync(InstanceId instanceId, CancellationToken cancellationToken)
    {
        var request = new DescribeInstancesRequest { Filters = [IdFilter([instanceId])] };
        var response = await ec2.Value.DescribeInstancesAsync(request, cancellationToken);
        return response.Reservations?.SelectMany(r => r.Instances ?? []).FirstOrDefault(i => i.InstanceId == instanceId.Value);
    }

    /// <summary>The instances with Auto Scaling's tag for the group, including terminated ones.</summary>
    public Task<IReadOnlyList<Instance>> TaggedAsync(string autoScalingGroupName, RetryContext retry) => ListAsync(
        $"listing the instances of {autoScalingGroupName} in EC2",
        [new Filter { Name = $"tag:{ResourceTags.AutoScalingGroupKey}", Values = [autoScalingGroupName] }],
        retry);

    /// <summary>The instances among the given ones that EC2 knows.</summary>
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

    /// <summary>Finds an instance that EC2's describe operations may not show yet.</summary>
    /// <exception cref="InstanceGoneException">EC2 does not know the instance.</exception>
    public async Task<Instance> FindNewAsync(InstanceId instanceId, RetryContext retry) =>
        await retry.WithinLagAsync($"looking for {instanceId}", () => FindAsync(instanceId, retry), UnknownWindow)
        ?? throw new InstanceGoneException($"EC2 does not know {instanceId}");

    /// <summary>Waits until interfaces can be attached: until the instance is running or stopped.</summary>
    /// <param name="seen">The most recent description of the instance.</param>
    /// <exception cref="InstanceGoneException">The instance is ending or has ended.</exception>
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
    /// Polls until EC2's describe operations, which lag, show the end of an instance that an event reported. If they show it alive for the
    /// whole time, that description is returned. Null if the instance is unknown.
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

    /// <summary>An unknown state counts as not ready: AWS may add states, and the time budget ends the wait.</summary>
    internal static Readiness ReadinessOf(InstanceStateName? state) => state?.Value switch
    {
        "running" or "stopped" => Readiness.Ready,
        "shutting-down" or "terminated" => Readiness.Never,
        _ => Readiness.NotYet,
    };

    /// <summary>
    /// The time of the instance's last state change, from EC2's text: <c>User initiated (2026-01-31 10:00:00 GMT)</c>. Null if the text has
    /// no time.
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

    /// <summary>The instances that pass all filters, from all pages.</summary>
    public async Task<IReadOnlyList<Instance>> ListAsync(string what, List<Filter> filters, RetryContext retry) => await Paging.AllAsync(
        (string? page) => retry.CallAsync(
            what,
            token => ec2.Value.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = filters, NextToken = page }, token),
            RetryRule.None),
        response => response.Reservations?.SelectMany(reservation => reservation.Instances ?? []),
        response => response.NextToken);
}

internal enum Readiness
{
    NotYet,
    Ready,
    Never,
}

/// <summary>The instance to launch is ending, has ended, or never existed.</summary>
internal sealed class InstanceGoneException(string message) : Exception(message);
