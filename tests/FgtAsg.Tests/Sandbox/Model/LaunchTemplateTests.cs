using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Tests.Sandbox.Model;

public sealed class LaunchTemplateTests
{
    [Theory]
    [InlineData("$Latest", 2)]
    [InlineData("$Default", 1)]
    [InlineData("1", 1)]
    public async Task Launch_TemplateVersion_IsResolvedAtLaunchAndShownAsGiven(string version, long launched)
    {
        var fleet = new TemplatedFleet(desired: 1, version);
        fleet.Cloud.CreateLaunchTemplateVersion(TemplatedFleet.Template, new LaunchTemplateVersionSpecification { ImageId = "ami-2" });

        var id = fleet.Cloud.LaunchInstances(TemplatedFleet.Name)[0];

        var group = await fleet.DescribeAsync();
        Assert.Equal(
            (fleet.TemplateId, TemplatedFleet.Template, version),
            (group.LaunchTemplate.LaunchTemplateId, group.LaunchTemplate.LaunchTemplateName, group.LaunchTemplate.Version));
        Assert.Equal(["1", $"{launched}"], group.Instances.Select(instance => instance.LaunchTemplate.Version));
        Assert.Equal($"ami-{launched}", fleet.Region.Instance(id).ImageId);
        Assert.Equal($"{launched}", fleet.Region.Instance(id).Tags["aws:ec2launchtemplate:version"]);
    }

    [Fact]
    public async Task DescribeVersions_SeveralVersions_AreNewestFirstWithTheDefaultMarked()
    {
        var fleet = new TemplatedFleet();
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId);
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.TemplateId, new LaunchTemplateVersionSpecification { Description = "third" });

        var all = await DescribeAsync(fleet);
        var asked = await DescribeAsync(fleet, "$Default", "$Latest", "3");

        Assert.Equal([(3, false), (2, false), (1, true)], all.Select(version => (version.VersionNumber, version.DefaultVersion)));
        Assert.Equal([3, 1], asked.Select(version => version.VersionNumber));
        Assert.Equal("third", asked[0].VersionDescription);
    }

    [Fact]
    public void Launch_VersionThatEc2Refuses_RaisesAnEventWithoutAnInstance()
    {
        var fleet = new TemplatedFleet();
        fleet.Cloud.CreateLaunchTemplateVersion(
            fleet.TemplateId, new LaunchTemplateVersionSpecification { Defect = LaunchTemplateDefect.LaunchRefused });

        Assert.Empty(fleet.Cloud.LaunchInstances(TemplatedFleet.Name));

        var detail = Assert.Single(fleet.Region.Details("EC2 Instance Launch Unsuccessful"));
        Assert.Contains("does not exist", (string?)detail["StatusMessage"], StringComparison.Ordinal);
    }

    private static async Task<List<LaunchTemplateVersion>> DescribeAsync(TemplatedFleet fleet, params string[] versions) =>
        (await fleet.Region.Ec2.DescribeLaunchTemplateVersionsAsync(
            new DescribeLaunchTemplateVersionsRequest { LaunchTemplateName = TemplatedFleet.Template, Versions = [.. versions] }))
        .LaunchTemplateVersions;
}
