using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>A group without hooks that launches from a launch template and replaces lost instances.</summary>
internal sealed class TemplatedFleet
{
    public const string Name = "fleet";
    public const string Template = "firewall";

    public TemplatedFleet(int desired = 2, string version = LaunchTemplateReference.Latest, CloudOptions? options = null, int maximum = 4)
    {
        Region = new TestRegion(options);
        TemplateId = Region.Cloud.CreateLaunchTemplate(Template, new LaunchTemplateVersionSpecification { ImageId = "ami-1" });
        Region.Cloud.CreateAutoScalingGroup(new GroupSpecification
        {
            Name = Name,
            SubnetIds = [Region.SubnetA],
            MinSize = 1,
            MaxSize = maximum,
            DesiredCapacity = desired,
            LaunchTemplate = new LaunchTemplateReference(Template, version),
            ReplacesLostInstances = true,
        });
        Region.Pass(5);
    }

    public TestRegion Region { get; }

    public Cloud Cloud => Region.Cloud;

    public IAmazonAutoScaling AutoScaling => Cloud.AutoScaling;

    public string TemplateId { get; }

    public CloudGroup Group => Cloud.Groups.Single(group => group.Name == Name);

    /// <summary>The versions of the instances in service, healthy or not.</summary>
    public IEnumerable<long?> VersionsInService => Group.Members
        .Where(member => member.LifecycleState == LifecycleStates.InService)
        .Select(member => member.LaunchTemplateVersion);

    public async Task<AutoScalingGroup> DescribeAsync() =>
        (await AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [Name] }))
            .AutoScalingGroups[0];

    public Task UpdateAsync(Action<UpdateAutoScalingGroupRequest> change)
    {
        var request = new UpdateAutoScalingGroupRequest { AutoScalingGroupName = Name };
        change(request);
        return AutoScaling.UpdateAutoScalingGroupAsync(request);
    }

    public Task SuspendAsync(params string[] processes) => AutoScaling.SuspendProcessesAsync(
        new SuspendProcessesRequest { AutoScalingGroupName = Name, ScalingProcesses = [.. processes] });

    public Task ResumeAsync(params string[] processes) => AutoScaling.ResumeProcessesAsync(
        new ResumeProcessesRequest { AutoScalingGroupName = Name, ScalingProcesses = [.. processes] });

    public async Task<string> RefreshAsync(RefreshPreferences? preferences = null) =>
        (await AutoScaling.StartInstanceRefreshAsync(
            new StartInstanceRefreshRequest { AutoScalingGroupName = Name, Preferences = preferences })).InstanceRefreshId;

    public async Task<InstanceRefresh> LastRefreshAsync() =>
        (await AutoScaling.DescribeInstanceRefreshesAsync(new DescribeInstanceRefreshesRequest { AutoScalingGroupName = Name }))
            .InstanceRefreshes[0];
}
