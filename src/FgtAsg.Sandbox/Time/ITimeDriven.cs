namespace FgtAsg.Sandbox.Time;

/// <summary>Something that changes by itself as time goes by: the model of EC2 and Auto Scaling.</summary>
public interface ITimeDriven
{
    /// <summary>Null where nothing will.</summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>Lets happen what is due.</summary>
    void Tick();
}
