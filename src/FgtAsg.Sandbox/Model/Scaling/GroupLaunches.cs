using System.Collections.Immutable;
using System.Globalization;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>
/// Instances that enter a group or its warm pool: Pending, Pending:Wait, Pending:Proceed, then InService or the state of the pool.
/// </summary>
internal static class GroupLaunches
{
    private const string GroupNameTag = "aws:autoscaling:groupName";
    private const string TemplateIdTag = "aws:ec2launchtemplate:id";
    private const string TemplateVersionTag = "aws:ec2launchtemplate:version";

    /// <summary>Adds a number of instances to the group, from its warm pool as long as it has any.</summary>
    public static List<string> Launch(CloudState state, Group group, int count, string cause)
    {
        if (group.IsSuspended(ScalingProcesses.Launch))
        {
            return [];
        }

        var launched = WarmPoolExits.TakeOut(state, group, count, cause);
        launched.AddRange(Launch(state, group, count - launched.Count, cause, LifecyclePlaces.AutoScalingGroup));
        return launched;
    }

    /// <summary>
    /// Launches a number of instances. As in Auto Scaling's own activity, a launch that EC2 refuses raises an event and is not in the
    /// result.
    /// </summary>
    public static List<string> Launch(CloudState state, Group group, int count, string cause, string destination)
    {
        var launched = new List<string>();
        for (var number = 0; number < count && !group.IsSuspended(ScalingProcesses.Launch); number++)
        {
            try
            {
                launched.Add(LaunchOne(state, group, cause, destination));
            }
            catch (ServiceFault fault)
            {
                AutoScalingEvents.LaunchRefused(state, group, cause, destination, $"{fault.Message} Launching EC2 instance failed.");
            }
        }

        return launched;
    }

    /// <summary>Makes the instance Pending. It then waits for the launch hook, or without a hook only until it runs.</summary>
    public static void Enter(CloudState state, Group group, Member member)
    {
        member.Become(LifecycleStates.Pending);
        if (group.HooksOf(LifecycleTransitions.Launching).Any())
        {
            member.Become(LifecycleStates.PendingWait);
            LifecycleActions.Start(state, group, member, LifecycleTransitions.Launching);
        }
        else
        {
            EnterIfRunning(state, group, member);
        }
    }

    public static void Proceed(CloudState state, Group group, Member member)
    {
        member.Become(LifecycleStates.PendingProceed);
        EnterIfRunning(state, group, member);
    }

    public static void Abandon(CloudState state, Group group, Member member, LifecycleActionStatus how)
    {
        if (member.Origin == LifecyclePlaces.AutoScalingGroup)
        {
            // The instance was already in service. For a root volume replacement, ABANDON "marks that instance for termination".
            GroupTerminations.Begin(
                state, group, member, "The replacement of the root volume failed.", group.Specification.ReplacesLostInstances);
            return;
        }

        member.LaunchFailed = true;
        var why = how == LifecycleActionStatus.TimedOut ? "timed out" : "was abandoned";
        AutoScalingEvents.LaunchUnsuccessful(
            state, group, member, $"Instance failed to complete user's Lifecycle Action: the lifecycle action {why}.");
        member.IsToBeReplaced = group.Specification.ReplacesLostInstances;
        GroupTerminations.Proceed(state, member);
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
        // An instance without a hook is Pending until it runs.
        if (member.BareState is not (LifecycleStates.Pending or LifecycleStates.PendingProceed)
            || state.Instances.Get(member.InstanceId) is not { State: CloudInstanceState.Running } instance)
        {
            return;
        }

        if (member.Destination == LifecyclePlaces.WarmPool)
        {
            WarmPoolEntries.Settle(state, group, member, instance);
            return;
        }

        member.State = LifecycleStates.InService;
        member.InServiceSince = state.Now;
        if (member.LaunchedFrom?.Defect == LaunchTemplateDefect.BecomesUnhealthy)
        {
            state.Schedule.Set(state.Now + state.Options.UnhealthyDelay, new Transition.HealthTurnsBad(member.InstanceId));
        }

        if (member.Origin != LifecyclePlaces.AutoScalingGroup)
        {
            AutoScalingEvents.LaunchSuccessful(state, group, member);
        }
    }

    private static string LaunchOne(CloudState state, Group group, string cause, string destination)
    {
        var specification = group.Specification;
        var from = LaunchTemplates.Of(state, group);
        var imageId = from?.Version.Specification.ImageId ?? specification.ImageId;
        if (from?.Defect == LaunchTemplateDefect.LaunchRefused)
        {
            throw new ServiceFault("InvalidAMIID.NotFound", $"The image id '[{imageId}]' does not exist.");
        }

        var subnet = ChooseSubnet(state, group, destination);
        var instance = InstanceLife.Launch(state, new InstanceOrder
        {
            Subnet = subnet,
            SecurityGroupIds = SecurityGroups.Resolve(state, subnet.VpcId, specification.SecurityGroupIds),
            InstanceType = from?.Version.Specification.InstanceType ?? specification.InstanceType,
            ImageId = imageId,
            GroupName = specification.Name,
            Tags = Tags(specification, from),
        });
        var member = new Member
        {
            InstanceId = instance.Id,
            SubnetId = subnet.Id,
            AvailabilityZone = instance.AvailabilityZone,
            InstanceType = instance.InstanceType,
            LaunchedFrom = from,
        };
        member.Begin(state, cause, LifecyclePlaces.Ec2, destination);
        group.Members.Add(instance.Id, member);
        state.GroupOfInstance.Add(instance.Id, group);
        Enter(state, group, member);
        return instance.Id;
    }

    private static ImmutableSortedDictionary<string, string> Tags(GroupSpecification specification, LaunchedFrom? from)
    {
        var tags = CloudTags.From(specification.Tags).SetItem(GroupNameTag, specification.Name);
        return from is null
            ? tags
            : tags
                .SetItem(TemplateIdTag, from.TemplateId)
                .SetItem(TemplateVersionTag, from.Version.Number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Chooses the zone with the fewest instances. The group and its pool are balanced separately.</summary>
    private static CloudSubnet ChooseSubnet(CloudState state, Group group, string destination)
    {
        var others = (destination == LifecyclePlaces.WarmPool ? group.StayingWarm : group.Staying).ToList();
        var subnets = group.Specification.SubnetIds.Select(id => state.Subnets.Get(id)!);
        return subnets.MinBy(subnet => others.Count(member => member.AvailabilityZone == subnet.AvailabilityZone))!;
    }
}
