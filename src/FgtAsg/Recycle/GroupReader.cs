using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using Filter = Amazon.EC2.Model.Filter;

namespace FgtAsg.Recycle;

/// <summary>Reads the group: its sizes, its tags, its instances and their launch template versions.</summary>
internal sealed class GroupReader(IAmazonAutoScaling autoScaling, Lazy<IAmazonEC2> ec2, string autoScalingGroupName)
{
    private readonly InstanceFinder _instances = new(ec2);

    /// <summary>The tag that marks the primary instance of a fleet, if it has one.</summary>
    public const string RoleKey = "fgt-asg:role";

    public const string Primary = "primary";

    /// <exception cref="RecycleRefusedException">No group has exactly this name.</exception>
    public async Task<GroupView> ReadAsync(RetryContext retry)
    {
        var primaries = PrimariesAsync(retry);
        var group = await GroupAsync(retry);
        var template = group.LaunchTemplate;
        var version = template is null ? null : await ResolveAsync(template, retry);
        var primary = await primaries;
        return new GroupView
        {
            Name = group.AutoScalingGroupName,
            Sizes = new GroupSizes(group.MinSize ?? 0, group.MaxSize ?? 0, group.DesiredCapacity ?? 0),
            TemplateId = template?.LaunchTemplateId,
            VersionSpec = template?.Version,
            Version = version,
            Members =
            [
                .. (group.Instances ?? []).Select(i => new GroupMemberView(
                    i.InstanceId,
                    i.LaunchTemplate?.LaunchTemplateId,
                    i.LaunchTemplate?.Version,
                    i.LifecycleState?.Value ?? "",
                    i.HealthStatus == "Healthy",
                    primary.Contains(i.InstanceId))),
            ],
            Suspended = [.. (group.SuspendedProcesses ?? []).Select(process => process.ProcessName)],
            Tags = (group.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? "", StringComparer.Ordinal),
            HasWarmPool = group.WarmPoolConfiguration is not null,
            HasMixedInstancesPolicy = group.MixedInstancesPolicy is not null,
            Status = group.Status,
        };
    }

    private async Task<AutoScalingGroup> GroupAsync(RetryContext retry)
    {
        var request = new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [autoScalingGroupName] };
        var response = await retry.CallAsync(
            $"describing {autoScalingGroupName}",
            token => autoScaling.DescribeAutoScalingGroupsAsync(request, token),
            RetryRule.AutoScaling);
        return response.AutoScalingGroups?.Find(group => group.AutoScalingGroupName == autoScalingGroupName)
            ?? throw new RecycleRefusedException($"there is no Auto Scaling group '{autoScalingGroupName}'");
    }

    /// <summary>The number of the launch template version that the group uses, also for <c>$Latest</c> and <c>$Default</c>.</summary>
    private async Task<string?> ResolveAsync(Amazon.AutoScaling.Model.LaunchTemplateSpecification template, RetryContext retry)
    {
        // Without a version, Auto Scaling uses the default version.
        var spec = string.IsNullOrEmpty(template.Version) ? "$Default" : template.Version;
        if (spec[0] != '$')
        {
            return spec;
        }

        var request = new DescribeLaunchTemplateVersionsRequest { LaunchTemplateId = template.LaunchTemplateId, Versions = [spec] };
        var response = await retry.CallAsync(
            $"looking up version {spec} of {template.LaunchTemplateId}",
            token => ec2.Value.DescribeLaunchTemplateVersionsAsync(request, token),
            RetryRule.None);
        return response.LaunchTemplateVersions is [{ VersionNumber: { } number }]
            ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : throw new RecycleRefusedException($"the launch template {template.LaunchTemplateId} has no version {spec}");
    }

    private async Task<HashSet<string>> PrimariesAsync(RetryContext retry)
    {
        var filters = new List<Filter>
        {
            new() { Name = $"tag:{ResourceTags.AutoScalingGroupKey}", Values = [autoScalingGroupName] },
            new() { Name = $"tag:{RoleKey}", Values = [Primary] },
        };
        var what = $"looking for the primary instance of {autoScalingGroupName}";
        var found = await _instances.ListAsync(what, filters, retry);
        return found.Select(instance => instance.InstanceId).ToHashSet(StringComparer.Ordinal);
    }
}
