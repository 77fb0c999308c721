using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Instances on their way into a group: Pending, Pending:Wait, Pending:Proceed, InService.</summary>
internal static class GroupLaunches
{
    private const string GroupNameTag = "aws:autoscaling:groupName";

    /// <summary>Launches so many; one that EC2 refuses is an event and not in the answer, as in Auto Scaling's own activity.</summary>
    public static List<string> Launch(CloudState state, Group group, int count, string cause)
    {
        var launched = new List<string>();
        for (var number = 0; number < count; number++)
        {
            try
            {
                launched.Add(LaunchOne(state, group, cause));
            }
            catch (ServiceFault fault)
            {
                AutoScalingEvents.LaunchRefused(state, group, cause, $"{fault.Message} Launching EC2 instance failed.");
            }
        }

        return launched;
    }

    public static void Proceed(CloudState state, Group group, Member member)
    {
        member.State = LifecycleStates.PendingProceed;
        EnterIfRunning(state, group, member);
    }

    public static void Abandon(CloudState state, Group group, Member member, LifecycleActionStatus how)
    {
        member.LaunchFailed = true;
        member.IsToBeReplaced = group.Specification.ReplacesLostInstances;
        member.State = LifecycleStates.TerminatingProceed;
        var why = how == LifecycleActionStatus.TimedOut ? "timed out" : "was abandoned";
        AutoScalingEvents.LaunchUnsuccessful(
            state, group, member, $"Instance failed to complete user's Lifecycle Action: the lifecycle action {why}.");
        InstanceLife.Terminate(state, state.Instances.Get(member.InstanceId)!, AutoScalingEvents.UserReason(state));
    }

    public static void InstanceRuns(CloudState state, string instanceId)
    {
        if (state.GroupOfInstance.TryGetValue(instanceId, out var group))
        {
            EnterIfRunning(state, group, group.Members[instanceId]);
        }
    }

    private static void EnterIfRunning(CloudState state, Group group, Member member)
    {
        // Pending is the state of one without a hook, until it runs.
        if (member.State is LifecycleStates.Pending or LifecycleStates.PendingProceed
            && state.Instances.Get(member.InstanceId)!.State == CloudInstanceState.Running)
        {
            member.State = LifecycleStates.InService;
            AutoScalingEvents.LaunchSuccessful(state, group, member);
        }
    }

    private static string LaunchOne(CloudState state, Group group, string cause)
    {
        var specification = group.Specification;
        var subnet = ChooseSubnet(state, group);
        var instance = InstanceLife.Launch(state, new InstanceOrder
        {
            Subnet = subnet,
            SecurityGroupIds = SecurityGroups.Resolve(state, subnet.VpcId, specification.SecurityGroupIds),
            InstanceType = specification.InstanceType,
            ImageId = specification.ImageId,
            AssociatePublicIp = specification.AssociatePublicIp,
            GroupName = specification.Name,
            Tags = CloudTags.From(specification.Tags).SetItem(GroupNameTag, specification.Name),
        });
        var member = new Member
        {
            InstanceId = instance.Id,
            SubnetId = subnet.Id,
            AvailabilityZone = instance.AvailabilityZone,
            InstanceType = instance.InstanceType,
            State = LifecycleStates.Pending,
            ActivityId = state.Ids.NextUuid(),
            ActivityStart = state.Now,
            Cause = cause,
        };
        group.Members.Add(instance.Id, member);
        state.GroupOfInstance.Add(instance.Id, group);
        if (group.HooksOf(LifecycleTransitions.Launching).Any())
        {
            member.State = LifecycleStates.PendingWait;
            LifecycleActions.Start(
                state, group, member, LifecycleTransitions.Launching, LifecyclePlaces.Ec2, LifecyclePlaces.AutoScalingGroup);
        }

        return instance.Id;
    }

    private static CloudSubnet ChooseSubnet(CloudState state, Group group)
    {
        var subnets = group.Specification.SubnetIds.Select(id => state.Subnets.Get(id)!);
        return subnets.MinBy(subnet => group.Staying.Count(member => member.AvailabilityZone == subnet.AvailabilityZone))!;
    }
}
