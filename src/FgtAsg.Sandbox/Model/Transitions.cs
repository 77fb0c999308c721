using FgtAsg.Sandbox.Model.Disks;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.Scaling;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model;

/// <summary>Advances the time: performs all due transitions in order, each at its due time.</summary>
internal static class Transitions
{
    public static void Advance(CloudState state, DateTimeOffset now)
    {
        while (state.Schedule.TryTake(now, out var due, out var transition))
        {
            // Another thread may have read a later clock time and advanced further. Time never goes backwards.
            state.Now = due > state.Now ? due : state.Now;
            Apply(state, transition);
        }

        state.Now = now > state.Now ? now : state.Now;
    }

    private static void Apply(CloudState state, Transition transition)
    {
        switch (transition)
        {
            case Transition.InstanceStarts starts:
                InstanceLife.Start(state, starts.InstanceId);
                break;
            case Transition.InstanceStops stops:
                InstanceLife.FinishStop(state, stops.InstanceId);
                break;
            case Transition.InstanceEnds ends:
                InstanceLife.End(state, ends.InstanceId);
                break;
            case Transition.InterfaceAttaches attaches:
                InterfaceAttachments.Finish(state, attaches.NetworkInterfaceId, attaches.AttachmentId);
                break;
            case Transition.InterfaceDetaches detaches:
                InterfaceAttachments.FinishDetach(state, detaches.NetworkInterfaceId, detaches.AttachmentId);
                break;
            case Transition.RootVolumeIsReplaced replaced:
                RootVolumes.Finish(state, replaced.InstanceId);
                break;
            case Transition.SnapshotCompletes completes:
                Snapshots.Complete(state, completes.SnapshotId);
                break;
            case Transition.HealthCheckFails fails:
                GroupHealth.Check(state, fails.InstanceId);
                break;
            case Transition.HealthTurnsBad turns:
                GroupHealth.TurnBad(state, turns.InstanceId);
                break;
            case Transition.RefreshGoesOn goes:
                RefreshProgress.Step(state, goes.GroupName);
                break;
            case Transition.HeartbeatTimesOut times:
                LifecycleActions.TimeOut(state, times.Token);
                break;
            default:
                throw new InvalidOperationException($"The transition {transition} is unknown.");
        }
    }
}
