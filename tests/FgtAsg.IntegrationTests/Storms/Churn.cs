using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Storms;

/// <summary>
/// Random changes of a busy group: it grows and shrinks, from its warm pool and back into it, and instances end in every possible way.
/// </summary>
internal sealed class Churn(Fleet fleet, Random random)
{
    private const int Largest = 8;

    private readonly List<CloudEvent> _lost = [];

    /// <summary>Adds a warm pool, and sets a random desired capacity.</summary>
    public void Begin()
    {
        fleet.Cloud.PutWarmPool(
            fleet.Options.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = Largest, ReuseOnScaleIn = true });
        Resize();
    }

    /// <summary>The events that were not delivered to the function.</summary>
    public IReadOnlyList<CloudEvent> Lost => _lost;

    /// <summary>Makes one change whose events are lost.</summary>
    public void ActUnseen()
    {
        fleet.Delivery.Automatic = false;
        Act();
        _lost.AddRange(fleet.Delivery.TakePending());
        fleet.Delivery.Automatic = true;
    }

    /// <summary>Makes one random change, if one is possible.</summary>
    public void Act()
    {
        var members = fleet.Members.ToList();
        var inService = members.Where(m => m.LifecycleState == LifecycleStates.InService).Select(m => m.InstanceId).ToList();
        var launching = members.Where(m => m.LifecycleState == LifecycleStates.PendingWait).Select(m => m.InstanceId).ToList();
        var warm = members.Where(m => m.LifecycleState == LifecycleStates.WarmedStopped).Select(m => m.InstanceId).ToList();
        switch (random.Next(10))
        {
            case 0 or 1:
                AsFarAsItGoes(inService, id => fleet.Cloud.TerminateInstanceInGroup(id));
                break;
            case 2:
                AsFarAsItGoes(launching, id => fleet.Cloud.TerminateInstanceInGroup(id));
                break;
            case 3:
                AsFarAsItGoes([.. inService, .. warm], fleet.TerminateInConsole);
                break;
            case 4:
                AsFarAsItGoes(warm, fleet.Cloud.TerminateWarmInstance);
                break;
            default:
                Resize();
                break;
        }
    }

    private void Resize() => fleet.Cloud.SetDesiredCapacity(fleet.Options.GroupName, random.Next(1, Largest));

    private void AsFarAsItGoes(List<string> instances, Action<string> end)
    {
        if (instances.Count == 0)
        {
            Resize();
            return;
        }

        try
        {
            end(instances[random.Next(instances.Count)]);
        }
        catch (InvalidOperationException)
        {
            // The instance changed its state between the description and the call.
            Resize();
        }
    }
}
