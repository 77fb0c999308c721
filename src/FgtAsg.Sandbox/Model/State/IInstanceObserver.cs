namespace FgtAsg.Sandbox.Model.State;

/// <summary>Observes instances. Auto Scaling implements it, so that EC2 does not depend on Auto Scaling.</summary>
internal interface IInstanceObserver
{
    void InstanceRuns(CloudState state, string instanceId);

    void InstanceStopped(CloudState state, string instanceId);

    /// <summary>The instance starts to shut down, for any reason.</summary>
    void InstanceEnds(CloudState state, string instanceId);

    void InstanceEnded(CloudState state, string instanceId);
}
