namespace FgtAsg.Simulation.Time;

/// <summary>Something that changes by itself as time goes by: the model of EC2 and Auto Scaling.</summary>
internal interface INature
{
    /// <summary>Null where nothing will.</summary>
    DateTimeOffset? NextDue { get; }

    void Tick();
}
