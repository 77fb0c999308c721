using System.Globalization;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>SuspendProcesses and ResumeProcesses.</summary>
/// <remarks>User guide, "How suspended processes affect other processes": what a process would have done in the meantime it does at once when it is
/// resumed.</remarks>
internal static class GroupProcesses
{
    public static SuspendProcessesResponse Suspend(CloudState state, SuspendProcessesRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        foreach (var process in Named(request.ScalingProcesses))
        {
            group.SuspendedProcesses.TryAdd(
                process, string.Create(CultureInfo.InvariantCulture, $"User suspended at {state.Now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
        }

        return new SuspendProcessesResponse();
    }

    public static ResumeProcessesResponse Resume(CloudState state, ResumeProcessesRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        var resumed = Named(request.ScalingProcesses).Where(group.SuspendedProcesses.Remove).ToList();
        if (resumed.Count > 0)
        {
            GroupHealth.CatchUp(state, group);
            InstanceRefreshes.GoOn(state, group);
        }

        if (resumed.Contains(ScalingProcesses.Launch) || resumed.Contains(ScalingProcesses.Terminate))
        {
            GroupCapacity.Settle(state, group, "An instance was started or ended in response to a difference between desired and actual capacity.");
        }

        return new ResumeProcessesResponse();
    }

    private static IReadOnlyList<string> Named(List<string>? processes)
    {
        if (processes is not { Count: > 0 })
        {
            return ScalingProcesses.All;
        }

        var unknown = processes.Find(process => !ScalingProcesses.All.Contains(process, StringComparer.Ordinal));
        return unknown is null
            ? processes
            : throw AutoScalingFaults.Validation($"{unknown} is not a valid scaling process. Expected one of {string.Join(", ", ScalingProcesses.All)}");
    }
}
