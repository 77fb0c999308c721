using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Describing;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>
/// StartInstanceRefresh, CancelInstanceRefresh and DescribeInstanceRefreshes; <see cref="RefreshProgress"/> does the work.
/// </summary>
internal static class InstanceRefreshes
{
    private const int DefaultMinHealthy = 90;
    private const int DefaultPage = 50;

    public static StartInstanceRefreshResponse Start(CloudState state, StartInstanceRefreshRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        var preferences = request.Preferences ?? new RefreshPreferences();
        Check(request, preferences);
        if (group.ActiveRefresh is { } active)
        {
            throw new ServiceFault(
                "InstanceRefreshInProgress",
                $"An Instance Refresh is already in progress and blocks the execution of this Instance Refresh. ({active.Id})");
        }

        var refresh = new Refresh
        {
            Id = state.Ids.NextUuid(),
            MinHealthy = preferences.MinHealthyPercentage ?? DefaultMinHealthy,
            MaxHealthy = preferences.MaxHealthyPercentage ?? 100,
            Warmup = TimeSpan.FromSeconds(preferences.InstanceWarmup ?? 0),
            SkipMatching = preferences.SkipMatching == true,
        };
        group.Refreshes.Add(refresh);
        GoOn(state, group);
        return new StartInstanceRefreshResponse { InstanceRefreshId = refresh.Id };
    }

    public static CancelInstanceRefreshResponse Cancel(CloudState state, CancelInstanceRefreshRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        if (group.ActiveRefresh is not { Status: not "Cancelling" } refresh)
        {
            throw new ServiceFault(
                "ActiveInstanceRefreshNotFound",
                $"No in progress or pending Instance Refresh found for Auto Scaling group {group.Specification.Name}");
        }

        refresh.Status = "Cancelling";
        refresh.StatusReason = "Cancelled by user";
        GoOn(state, group);
        return new CancelInstanceRefreshResponse { InstanceRefreshId = refresh.Id };
    }

    public static DescribeInstanceRefreshesResponse Describe(CloudState state, DescribeInstanceRefreshesRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        var ids = request.InstanceRefreshIds is { Count: > 0 } given ? given : null;
        var newestFirst = group.Refreshes
            .AsEnumerable()
            .Reverse()
            .Select((refresh, place) => ((long)place, refresh))
            .Where(item => ids?.Contains(item.refresh.Id) != false);
        var page = Page<Refresh>.Of(newestFirst, request.MaxRecords ?? DefaultPage, request.NextToken, AutoScalingFaults.InvalidNextToken);
        return new DescribeInstanceRefreshesResponse
        {
            InstanceRefreshes = page.Items.Select(refresh => refresh.View(group.Specification.Name)).ToSdkList(),
            NextToken = page.NextToken,
        };
    }

    /// <summary>Schedules the next step of the active refresh, if there is one.</summary>
    public static void GoOn(CloudState state, Group group)
    {
        if (group.ActiveRefresh is { } refresh)
        {
            refresh.LastProgress = state.Now;
            state.Schedule.Set(state.Now + state.Options.RefreshInterval, new Transition.RefreshGoesOn(group.Specification.Name));
        }
    }

    private static void Check(StartInstanceRefreshRequest request, RefreshPreferences preferences)
    {
        if (request.Strategy is { } strategy && strategy != RefreshStrategy.Rolling)
        {
            throw AutoScalingFaults.Validation($"The model supports only the strategy Rolling, not {strategy}.");
        }

        if (preferences.AutoRollback == true)
        {
            throw AutoScalingFaults.Validation("Auto rollback needs a desired configuration, and the request has none.");
        }

        var (least, most) = (preferences.MinHealthyPercentage, preferences.MaxHealthyPercentage);
        if (least is < 0 or > 100 || most is < 100 or > 200 || (most is not null && least is null) || most - least > 100)
        {
            throw AutoScalingFaults.Validation(
                "The minimum healthy percentage must be from 0 to 100. The maximum must be from 100 to 200, "
                + "at most 100 more than the minimum, and requires a minimum.");
        }
    }
}
