using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Passes changes of instances to the responsible parts of Auto Scaling.</summary>
internal sealed class GroupObserver : IInstanceObserver
{
    public void InstanceRuns(CloudState state, string instanceId) => GroupLaunches.InstanceRuns(state, instanceId);

    public void InstanceStopped(CloudState state, string instanceId) => WarmPoolEntries.InstanceStopped(state, instanceId);

    public void InstanceEnds(CloudState state, string instanceId) => GroupHealth.InstanceEnds(state, instanceId);

    public void InstanceEnded(CloudState state, string instanceId) => GroupTerminations.InstanceEnded(state, instanceId);
}
