using Amazon.EC2.Model;
using FgtAsg.Lifecycle;

namespace FgtAsg.Start;

/// <summary>The instance that an event says runs, and whether anything is to be done for it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Instance">As EC2 shows it, running; null where it is not the group's, or does not run.</param>
/// <param name="IsJoining">Whether it may wait in a launch hook.</param>
/// <param name="ReasonToIgnore">Null where it is the group's, and runs.</param>
internal sealed record StartSubject(InstanceId Id, Instance? Instance, bool IsJoining, string? ReasonToIgnore)
{
    public static StartSubject Ignored(InstanceId id, string reason) => new(id, Instance: null, IsJoining: false, reason);

    public static StartSubject Found(InstanceId id, Instance instance, string? lifecycleState) =>
        new(id, instance, LifecycleStates.MembershipOf(lifecycleState) == GroupMembership.Joining, ReasonToIgnore: null);
}
