using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>A rolling instance refresh, step by step.</summary>
/// <remarks>
/// User guide, "How an instance refresh works": instances are replaced in batches, as many as the minimum healthy percentage allows and
/// at least one. With a maximum above 100, new instances are launched first. The refresh is successful when every instance is new, in
/// service, healthy and warmed up. It fails without progress for <see cref="CloudOptions.RefreshPatience"/>. While Launch is suspended,
/// it replaces nothing.
/// </remarks>
internal static class RefreshProgress
{
    private const string Cause = "An instance was replaced by an instance refresh.";

    public static void Step(CloudState state, string groupName)
    {
        var group = Group.Find(state, groupName);
        if (group.ActiveRefresh is not { } refresh)
        {
            return;
        }

        if (refresh.Status == "Cancelling")
        {
            Stop(state, group, refresh, "Cancelled", refresh.StatusReason);
            return;
        }

        if (refresh.Status == "Pending")
        {
            Begin(state, group, refresh);
        }

        if (group.IsSuspended(ScalingProcesses.Launch))
        {
            // Resuming the process schedules the next step.
            refresh.StatusReason = "Suspended processes keep the instance refresh from replacing instances.";
            return;
        }

        refresh.StatusReason = null;
        Look(state, group, refresh);
        if (refresh is { Old.Count: 0, Missing: 0 })
        {
            refresh.End(state, "Successful");
        }
        else if (state.Now - refresh.LastProgress >= state.Options.RefreshPatience)
        {
            Stop(
                state,
                group,
                refresh,
                "Failed",
                $"{refresh.Old.Count + refresh.Missing} instance(s) could not be replaced by healthy ones in time.");
        }
        else
        {
            Replace(state, group, refresh);
            state.Schedule.Set(state.Now + state.Options.RefreshInterval, new Transition.RefreshGoesOn(groupName));
        }
    }

    /// <summary>Ends the refresh early. If new instances were launched first, the group returns to its desired capacity.</summary>
    private static void Stop(CloudState state, Group group, Refresh refresh, string status, string? reason)
    {
        refresh.End(state, status, reason);
        GroupCapacity.Settle(state, group, "An instance refresh ended, and left more or fewer instances than desired.");
    }

    private static void Begin(CloudState state, Group group, Refresh refresh)
    {
        var wanted = LaunchTemplates.Of(state, group)?.Version.Number;
        refresh.Old = group.Staying
            .Where(member => !refresh.SkipMatching || member.LaunchedFrom?.Version.Number != wanted)
            .Select(member => member.InstanceId)
            .ToList();
        refresh.Total = refresh.Old.Count;
        refresh.FewestLeft = refresh.Total;
        (refresh.Status, refresh.StartedAt, refresh.LastProgress) = ("InProgress", state.Now, state.Now);
    }

    /// <summary>Updates the remaining old instances and the number of desired instances that are not ready.</summary>
    private static void Look(CloudState state, Group group, Refresh refresh)
    {
        refresh.Old.RemoveAll(id => !group.Members.TryGetValue(id, out var member) || member.IsLeaving);
        refresh.Missing = Math.Max(0, group.DesiredCapacity - group.Staying.Count(member => IsReady(state, refresh, member)));
        if (refresh.Old.Count + refresh.Missing is var left && left < refresh.FewestLeft)
        {
            (refresh.FewestLeft, refresh.LastProgress) = (left, state.Now);
        }
    }

    private static void Replace(CloudState state, Group group, Refresh refresh)
    {
        var desired = group.DesiredCapacity;
        var leastReady = (int)Math.Ceiling(desired * refresh.MinHealthy / 100.0);
        var launchesFirst = refresh.MaxHealthy > 100;
        var most = launchesFirst ? Math.Max(desired + 1, desired * refresh.MaxHealthy / 100) : desired;
        // An instance that is leaving and will be replaced launches its own replacement.
        var coming = group.Members.Values.Count(member => member is { IsLeaving: true, IsToBeReplaced: true });
        var target = Math.Min(most, desired + (launchesFirst ? refresh.Old.Count : 0));
        GroupLaunches.Launch(state, group, Math.Max(0, target - group.Staying.Count() - coming), Cause);

        var ready = group.Staying.Count(member => IsReady(state, refresh, member));
        var floor = launchesFirst ? leastReady : Math.Min(leastReady, desired - 1);
        foreach (var member in refresh.Old.ConvertAll(id => group.Members[id]))
        {
            var readyWithout = ready - (IsReady(state, refresh, member) ? 1 : 0);
            if (readyWithout < floor || (launchesFirst && group.Staying.Count() <= desired))
            {
                break;
            }

            ready = readyWithout;
            GroupTerminations.Begin(state, group, member, Cause, replace: !launchesFirst);
            refresh.Old.Remove(member.InstanceId);
        }

        refresh.Missing = Math.Max(0, desired - ready);
    }

    private static bool IsReady(CloudState state, Refresh refresh, Member member) =>
        member is { State: LifecycleStates.InService, HealthStatus: Member.Healthy } && member.InServiceSince + refresh.Warmup <= state.Now;
}
