using System.Globalization;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>UpdateAutoScalingGroup, and TerminateInstanceInAutoScalingGroup.</summary>
internal static class GroupUpdates
{
    /// <summary>CloudTrail reports the call even if it is refused.</summary>
    public static UpdateAutoScalingGroupResponse Update(CloudState state, UpdateAutoScalingGroupRequest request)
    {
        ServiceFault? refusal = null;
        try
        {
            Apply(state, request);
        }
        catch (ServiceFault fault)
        {
            refusal = fault;
            throw;
        }
        finally
        {
            CloudTrailEvents.UpdateAutoScalingGroup(state, request, refusal);
        }

        return new UpdateAutoScalingGroupResponse();
    }

    public static TerminateInstanceInAutoScalingGroupResponse Terminate(
        CloudState state, TerminateInstanceInAutoScalingGroupRequest request)
    {
        var decrement = request.ShouldDecrementDesiredCapacity ?? throw AutoScalingFaults.Missing("shouldDecrementDesiredCapacity");
        var (group, _) = Group.FindMember(state, request.InstanceId);
        var member = GroupCapacity.Terminate(state, request.InstanceId, decrement);
        return new TerminateInstanceInAutoScalingGroupResponse
        {
            Activity = new Activity
            {
                ActivityId = member.ActivityId,
                AutoScalingGroupName = group.Specification.Name,
                Description = $"Terminating EC2 instance: {member.InstanceId}",
                Cause = member.Cause,
                StartTime = member.ActivityStart.UtcDateTime,
                StatusCode = ScalingActivityStatusCode.InProgress,
                Progress = 0,
            },
        };
    }

    private static void Apply(CloudState state, UpdateAutoScalingGroupRequest request)
    {
        var group = Group.Find(state, request.AutoScalingGroupName);
        var before = group.Specification;
        var (minimum, maximum) = (request.MinSize ?? before.MinSize, request.MaxSize ?? before.MaxSize);
        if (minimum > maximum)
        {
            throw AutoScalingFaults.Validation(string.Create(
                CultureInfo.InvariantCulture, $"Min bound, {minimum}, must be less than or equal to max bound, {maximum}"));
        }

        // API reference, MinSize and MaxSize: without a desired capacity in the request, the current one is moved to a bound that it
        // violates.
        var desired = request.DesiredCapacity ?? Math.Clamp(group.DesiredCapacity, minimum, maximum);
        if (desired < minimum || desired > maximum)
        {
            throw AutoScalingFaults.Validation(string.Create(
                CultureInfo.InvariantCulture,
                $"Desired capacity:{desired} must be between the specified min size:{minimum} and max size:{maximum}"));
        }

        var template = Template(state, request.LaunchTemplate) ?? before.LaunchTemplate;
        group.Specification = before with { MinSize = minimum, MaxSize = maximum, LaunchTemplate = template };
        if (desired != group.DesiredCapacity || before.ReplacesLostInstances)
        {
            var cause = string.Create(
                CultureInfo.InvariantCulture,
                $"A user request update of AutoScalingGroup constraints to min: {minimum}, max: {maximum}, desired: {desired}"
                + $" changing the desired capacity from {group.DesiredCapacity} to {desired}.");
            group.DesiredCapacity = desired;
            GroupCapacity.Settle(state, group, cause);
        }
    }

    /// <summary>The launch template of the update, after checking that it exists.</summary>
    private static LaunchTemplateReference? Template(CloudState state, LaunchTemplateSpecification? specification)
    {
        if (specification is null)
        {
            return null;
        }

        var (id, name) = (specification.LaunchTemplateId, specification.LaunchTemplateName);
        if (string.IsNullOrEmpty(id) == string.IsNullOrEmpty(name))
        {
            throw AutoScalingFaults.Validation(
                "Valid requests must contain either launchTemplateId or launchTemplateName, and not both.");
        }

        var reference = new LaunchTemplateReference(
            string.IsNullOrEmpty(id) ? name : id,
            string.IsNullOrEmpty(specification.Version) ? LaunchTemplateReference.Default : specification.Version);
        try
        {
            // From here on, the group refers to the template by id.
            return reference with { Template = LaunchTemplates.Resolve(state, reference).TemplateId };
        }
        catch (ServiceFault fault)
        {
            throw AutoScalingFaults.Validation($"You must use a valid fully-formed launch template. {fault.Message}");
        }
    }
}
