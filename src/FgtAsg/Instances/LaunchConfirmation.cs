using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Instances;

/// <summary>
/// Handles <c>EC2 Instance Launch Successful</c>: updates the track entry to the state that EC2 shows, and releases duplicates that were
/// created while EC2's describe operations lagged.
/// </summary>
internal sealed class LaunchConfirmation(
    FunctionOptions options,
    FleetLookup fleet,
    ResourceFinder finder,
    InterfaceProvisioner provisioner,
    ElasticIpProvisioner elasticIps,
    TrackFileUpdater trackFile,
    ILogger logger)
{
    public const string ActionName = "confirm";

    public async Task<Result> ConfirmAsync(LaunchSucceeded launched, Invocation invocation)
    {
        var id = launched.InstanceId;
        try
        {
            return await ConfirmAsync(id, invocation);
        }
        // Catch everything: the event is delivered again, and the failure is counted.
        catch (Exception e)
        {
            logger.ConfirmationFailed(id.Value, e);
            return new Result { Status = ResultStatus.Failed, Action = ActionName, InstanceId = id.Value, Reason = AwsErrors.Describe(e) };
        }
    }

    private async Task<Result> ConfirmAsync(InstanceId id, Invocation invocation)
    {
        var retry = invocation.Working(NoHeartbeat.Instance);
        if (!await IsAtWorkAsync(id, retry))
        {
            return Result.Ignored(
                ActionName, id, $"{id} is not in service in {options.AutoScalingGroupName}: a late event, or an instance of another group");
        }

        var attached = await finder.AttachedAsync(id, retry);
        if (attached.Count == 0)
        {
            return Result.Ignored(ActionName, id, $"EC2 shows no interface of {id}: it ended meanwhile");
        }

        foreach (var surplus in LaunchPlanner.Surplus(options, fleet.Tags, id, await finder.AddressesAsync(id, retry)))
        {
            await elasticIps.ReleaseSurplusAsync(surplus.AllocationId, retry);
        }

        var made = await finder.MadeAsync(id, retry);
        var all = attached.Concat(made).DistinctBy(i => i.NetworkInterfaceId, StringComparer.Ordinal);
        foreach (var unused in LaunchPlanner.Unused(fleet.Tags, id, all))
        {
            await provisioner.DeleteUnusedAsync(unused.NetworkInterfaceId, retry);
        }

        var update = await trackFile.RecordAsync(id, attached, look: null, invocation.WriterFor(id), retry);
        // The write may have waited for other writers. If the instance left meanwhile, its cleanup found no entry to remove. An instance
        // that moves into or out of the warm pool keeps its entry.
        if (await HasLeftAsync(id, retry))
        {
            await trackFile.ForgetAsync(id, look: null, invocation.WriterFor(id), retry);
            return Result.Ignored(ActionName, id, $"{id} left {options.AutoScalingGroupName} meanwhile");
        }

        return new Result
        {
            Status = ResultStatus.Completed,
            Action = ActionName,
            InstanceId = id.Value,
            Interfaces = InterfaceResult.From(attached),
            Warnings = [.. update.Warnings, .. Missing(id, attached.Select(i => i.DeviceIndex()).ToHashSet())],
        };
    }

    /// <summary>
    /// Checks both sources: Auto Scaling shows an instance that was terminated in the console as in service until its next health check.
    /// </summary>
    private async Task<bool> IsAtWorkAsync(InstanceId id, RetryContext retry) =>
        await fleet.Members.MembershipOfAsync(id, retry) == GroupMembership.InService
        && await fleet.Records.FindAsync(id, retry) is not { IsEndingOrEnded: true };

    private async Task<bool> HasLeftAsync(InstanceId id, RetryContext retry) =>
        await fleet.Members.MembershipOfAsync(id, retry) is GroupMembership.Leaving or GroupMembership.Unknown
        || await fleet.Records.FindAsync(id, retry) is { IsEndingOrEnded: true };

    private IEnumerable<string> Missing(InstanceId id, HashSet<int?> present) => options.NetworkInterfaces
        .Where(i => !present.Contains(i.DeviceIndex))
        .Select(i => $"{id} is in service without '{i.Name}' (device index {i.DeviceIndex})");
}
