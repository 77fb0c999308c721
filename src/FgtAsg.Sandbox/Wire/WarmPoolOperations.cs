using System.Xml.Linq;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Scaling;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The Auto Scaling actions for an operator of a warm pool.</summary>
internal static class WarmPoolOperations
{
    private const int NoPreparedCapacity = -1;

    public static IEnumerable<XElement> Put(CloudState state, FormReader form)
    {
        var groupName = form.Text("AutoScalingGroupName");
        // Values that are left out do not change.
        var before = Group.Find(state, groupName).WarmPool ?? new WarmPoolSpecification();
        var prepared = form.Number("MaxGroupPreparedCapacity");
        var pool = new WarmPoolSpecification
        {
            PoolState = form.Text("PoolState") ?? before.PoolState,
            MinSize = form.Number("MinSize") ?? before.MinSize,
            MaxGroupPreparedCapacity = prepared == NoPreparedCapacity ? null : prepared ?? before.MaxGroupPreparedCapacity,
            ReuseOnScaleIn = form.Flag("InstanceReusePolicy.ReuseOnScaleIn") ?? before.ReuseOnScaleIn,
        };
        form.ThrowIfUnread();
        WarmPools.Put(state, groupName, pool);
        return [];
    }

    public static IEnumerable<XElement> Delete(CloudState state, FormReader form)
    {
        var (groupName, force) = (form.Text("AutoScalingGroupName"), form.Flag("ForceDelete"));
        form.ThrowIfUnread();
        WarmPools.Delete(state, groupName, force == true);
        return [];
    }
}
