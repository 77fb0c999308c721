using System.Globalization;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>SuspendProcesses and ResumeProcesses.</summary>
/// <remarks>
/// User guide, "How suspended processes affect other processes": when a process is resumed, it immediately does the work of the meantime.
/// </remarks>
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
        if (resumed.Contains(ScalingProcesses.Launch))
        {
            InstanceRefreshes.GoOn(state, group);
            GroupCapacity.Settle(state, group, "An instance was started in response to a difference between desired and actual capacity.");
        }

        return new ResumeProcessesResponse();
    }

    private static List<string> Named(List<string>? processes) =>
        processes is { Count: > 0 } && processes.TrueForAll(process => ScalingProcesses.All.Contains(process, StringComparer.Ordinal))
            ? processes
            : throw AutoScalingFaults.Validation(
                $"The model suspends and resumes by name, and only {string.Join(", ", ScalingProcesses.All)}.");
}
