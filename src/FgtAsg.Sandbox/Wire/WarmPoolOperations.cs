using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Scaling;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The actions of Auto Scaling for an operator of a warm pool.</summary>
internal static class WarmPoolOperations
{
    private const int NoPreparedCapacity = -1;

    public static Action<AnswerWriter> Put(CloudState state, FormReader form)
    {
        var groupName = form.Text("AutoScalingGroupName");
        // What is left out stays as it was.
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
        return AnswerWriter.Nothing;
    }

    public static Action<AnswerWriter> Delete(CloudState state, FormReader form)
    {
        var (groupName, force) = (form.Text("AutoScalingGroupName"), form.Flag("ForceDelete"));
        form.ThrowIfUnread();
        WarmPools.Delete(state, groupName, force == true);
        return AnswerWriter.Nothing;
    }

    public static Action<AnswerWriter> Describe(CloudState state, FormReader form)
    {
        var (groupName, maxRecords, nextToken) = (form.Text("AutoScalingGroupName"), form.Number("MaxRecords"), form.Text("NextToken"));
        form.ThrowIfUnread();
        var pool = GroupDescribe.WarmPool(
            state, new() { AutoScalingGroupName = groupName, MaxRecords = maxRecords, NextToken = nextToken });
        return answer =>
        {
            answer.Structure("WarmPoolConfiguration", pool.WarmPoolConfiguration, Members.OfQuery.Write);
            answer.List("Instances", pool.Instances ?? [], Members.OfQuery.Write);
            answer.Text("NextToken", pool.NextToken);
        };
    }
}
