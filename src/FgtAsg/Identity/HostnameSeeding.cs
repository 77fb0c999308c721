using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Identity;

/// <summary>
/// Adds the requested hostnames that are missing from the pool. Existing hostnames, held or free, are not changed. A request may
/// therefore be repeated, or cover a longer range than an earlier one.
/// </summary>
internal sealed class HostnameSeeding(FleetTable table, TimeProvider time, ILogger logger)
{
    public const string ActionName = "seed";

    private const int ReadsAtOnce = 8;
    private const int WritesAtOnce = 32;

    public async Task<Result> SeedAsync(SeedHostnames request, Invocation invocation)
    {
        var progress = new Progress();
        try
        {
            await SeedAsync(request, progress, invocation.Working(NoHeartbeat.Instance));
        }
        // Every exception: the added hostnames stay, and the answer says how many are missing.
        catch (Exception e)
        {
            logger.SeedingFailed(progress.Present, request.Count, e);
            return new Result
            {
                Status = ResultStatus.Failed,
                Action = ActionName,
                Reason = $"{progress.Present} of {request.Count} hostnames are in the pool; send the event again: {AwsErrors.Describe(e)}",
            };
        }

        return new Result
        {
            Status = ResultStatus.Completed,
            Action = ActionName,
            Reason = $"of {request.Count} hostnames from {request.Pattern.NameOf(request.First)} on, "
                + $"{progress.Added} were added and {progress.Found} were already there",
        };
    }

    private async Task SeedAsync(SeedHostnames request, Progress progress, RetryContext retry)
    {
        var names = Enumerable.Range(0, request.Count).Select(i => request.Pattern.NameOf((long)request.First + i));
        var keys = names.Select(PoolKind.Hostname.KeyOf).ToList();
        var pages = keys.Chunk(FleetTable.MostKeysAtOnce).ToList();
        var found = await Concurrently.EachAsync(pages, ReadsAtOnce, page => table.FindKeysAsync(page, retry));
        var missing = keys.Except(found.SelectMany(page => page), StringComparer.Ordinal).ToList();
        progress.Found = keys.Count - missing.Count;
        await Concurrently.EachAsync(missing, WritesAtOnce, async key =>
        {
            var isAdded = await AddAsync(key, retry);
            _ = isAdded ? Interlocked.Increment(ref progress.Added) : Interlocked.Increment(ref progress.Found);
            return isAdded;
        });
    }

    /// <summary>False if the hostname exists, because another request added it first.</summary>
    private async Task<bool> AddAsync(string key, RetryContext retry)
    {
        var availableSince = Timestamps.Of(time.GetUtcNow());
        var outcome = await table.AddAsync(
            new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
            {
                [FleetTable.Key] = key.ToAttribute(),
                ["Kind"] = PoolKind.Hostname.Pool.ToAttribute(),
                ["Pool"] = PoolKind.Hostname.Pool.ToAttribute(),
                ["AvailableSince"] = availableSince.ToAttribute(),
            },
            retry);
        // If the answer of a first attempt was lost, the retry finds the attempt's own item. A hostname that another request added in the
        // same second may be counted twice; this has no other effect.
        return outcome.IsDone || outcome.Item?.Text("AvailableSince") == availableSince;
    }

    private sealed class Progress
    {
        public int Found;
        public int Added;

        public int Present => Found + Added;
    }
}
