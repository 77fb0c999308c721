namespace FgtAsg.Sandbox.Model.State;

/// <summary>Is told what happens to instances. Auto Scaling is, and EC2 knows nothing of it.</summary>
internal interface IInstanceObserver
{
    void InstanceRuns(CloudState state, string instanceId);

    void InstanceStopped(CloudState state, string instanceId);

    /// <summary>It begins to shut down, whoever ended it.</summary>
    void InstanceEnds(CloudState state, string instanceId);

    void InstanceEnded(CloudState state, string instanceId);
}
