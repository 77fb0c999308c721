namespace FgtAsg.Sandbox.Time;

/// <summary>An object whose state changes with time: the model of EC2 and Auto Scaling.</summary>
public interface ITimeDriven
{
    /// <summary>When the next change is due; null if there is none.</summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>Performs all changes that are due.</summary>
    void Tick();
}
