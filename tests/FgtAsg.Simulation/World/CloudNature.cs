using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Simulation.World;

/// <summary>Lets the model's transitions happen when they are due, and not only at the next call.</summary>
internal sealed class CloudNature(Cloud cloud) : INature
{
    public DateTimeOffset? NextDue => cloud.NextDue;

    public void Tick() => cloud.Tick();
}
