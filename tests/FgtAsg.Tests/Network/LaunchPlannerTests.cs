using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Network;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Network;

public sealed class LaunchPlannerTests
{
    private static readonly InterfaceOptions Internal = Given.Option("internal", 2);
    private static readonly InterfaceOptions External = Given.Option("external", 1) with
    {
        EnablePublicIp = true,
        SecurityGroups = ["sg-1"],
    };
    private static readonly InterfaceOptions Management = Given.Option("management", 0);

    [Fact]
    public void Plan_FreshInstance_PlansEverything()
    {
        var plan = Plan([External, Internal], Primary());

        Assert.Empty(plan.Refusals);
        Assert.Empty(plan.SurplusAddresses);
        Assert.Equal(["external", "internal"], plan.Interfaces.Select(i => i.Options.Name));
        var external = plan.Interfaces[0];
        Assert.Null(external.Existing);
        Assert.Equal("subnet-external", external.SubnetId);
        Assert.Equal(["sg-1"], external.SecurityGroups);
        Assert.True(external.MustAttach);
        Assert.True(external.MustSetDeleteOnTermination);
        Assert.False(external.SourceDestCheckToSet);
        Assert.True(external.MustAssociateElasticIp);
        Assert.Null(external.AllocatedAddress);
        Assert.False(plan.Interfaces[1].MustAssociateElasticIp);
    }

    [Fact]
    public void Plan_SourceDestCheckIsWanted_KeepsEc2sDefault() =>
        Assert.Null(Assert.Single(Plan([External with { SourceDestCheck = true }], Primary()).Interfaces).SourceDestCheckToSet);

    [Fact]
    public void Plan_RepeatAfterTheCreation_UsesTheExistingInterface()
    {
        var made = Given.Own("eni-1", "external");

        var external = Assert.Single(Plan([External], Primary(), made).Interfaces);

        Assert.Same(made, external.Existing);
        Assert.True(external.MustAttach);
        Assert.True(external.MustSetDeleteOnTermination);
        Assert.False(external.SourceDestCheckToSet);
        Assert.True(external.MustAssociateElasticIp);
    }

    [Fact]
    public void Plan_RepeatAfterTheAttachment_SetsTheMissingAttributes()
    {
        var external = Assert.Single(
            Plan([External], Primary(), Given.Own("eni-1", "external").Attached(1, deleteOnTermination: false)).Interfaces);

        Assert.False(external.MustAttach);
        Assert.True(external.MustSetDeleteOnTermination);
        Assert.False(external.SourceDestCheckToSet);
        Assert.True(external.MustAssociateElasticIp);
    }

    [Fact]
    public void Plan_RepeatAfterTheAllocation_UsesThatAddress()
    {
        var address = Given.Address("eipalloc-1", null, Given.Tags("external"));

        var external = Assert.Single(Plan([External], [address], Primary(), Given.Own("eni-1", "external")).Interfaces);

        Assert.Same(address, external.AllocatedAddress);
        Assert.True(external.MustAssociateElasticIp);
    }

    [Fact]
    public void Plan_RepeatAfterEverything_HasNothingToDo()
    {
        var done = Given.Own("eni-1", "external").Attached(1).WithAddress("eipalloc-1");
        done.SourceDestCheck = false;

        var plan = Plan([External], [Given.Address("eipalloc-1", "eni-1", Given.Tags("external"))], Primary(), done);

        var external = Assert.Single(plan.Interfaces);
        Assert.False(external.MustAttach);
        Assert.False(external.MustSetDeleteOnTermination);
        Assert.Null(external.SourceDestCheckToSet);
        Assert.Null(external.SecurityGroupsToSet);
        Assert.False(external.MustAssociateElasticIp);
        Assert.Empty(plan.SurplusAddresses);
    }

    [Fact]
    public void Plan_AddressIsAssociatedButTheInterfaceDoesNotShowItYet_IsNotAssociatedAgain()
    {
        var plan = Plan(
            [External],
            [Given.Address("eipalloc-1", "eni-1", Given.Tags("external"))],
            Primary(),
            Given.Own("eni-1", "external").Attached(1));

        Assert.False(Assert.Single(plan.Interfaces).MustAssociateElasticIp);
    }

    [Fact]
    public void Plan_TwoAddressesWereAllocated_KeepsTheOneInUse()
    {
        var free = Given.Address("eipalloc-1", null, Given.Tags("external"));
        var used = Given.Address("eipalloc-2", "eni-1", Given.Tags("external"));

        var plan = Plan([External], [free, used], Primary(), Given.Own("eni-1", "external").Attached(1).WithAddress("eipalloc-2"));

        Assert.Same(used, Assert.Single(plan.Interfaces).AllocatedAddress);
        Assert.Same(free, Assert.Single(plan.SurplusAddresses));
    }

    [Fact]
    public void Plan_TwoFreeAddresses_KeepsTheSameOneEachTime()
    {
        var a = Given.Address("eipalloc-a", null, Given.Tags("external"));
        var b = Given.Address("eipalloc-b", null, Given.Tags("external"));

        Assert.Same(a, Plan([External], [b, a], Primary()).Interfaces[0].AllocatedAddress);
        Assert.Same(b, Assert.Single(Plan([External], [a, b], Primary()).SurplusAddresses));
    }

    [Fact]
    public void Plan_AddressOfAnotherInterface_IsNotUsed()
    {
        var plan = Plan([External], [Given.Address("eipalloc-1", null, Given.Tags("internal"))], Primary());

        Assert.Null(Assert.Single(plan.Interfaces).AllocatedAddress);
        Assert.Empty(plan.SurplusAddresses);
    }

    [Fact]
    public void Plan_OtherZone_IsRefused()
    {
        var plan = Plan([Given.Option("external", 1, zone: "z2")], Primary());

        Assert.Empty(plan.Interfaces);
        Assert.Equal([$"'external' has no subnet for {Given.Id}'s zone z1 (subnet_id_map has z2)"], plan.Refusals);
    }

    [Fact]
    public void Plan_OtherZoneButTheInterfaceExists_IsAccepted() =>
        Assert.Empty(Plan([Given.Option("external", 1, zone: "z2")], Primary(), Given.Own("eni-1", "external")).Refusals);

    [Fact]
    public void Plan_IndexIsTakenByTheLaunchTemplate_IsRefused()
    {
        var plan = Plan([External], Primary(), Given.Interface("eni-9").Attached(1));

        Assert.Equal(
            [
                $"device index 1 of {Given.Id} is taken by eni-9, which is not the function's 'external'"
                    + " (remove it from the launch template, or the index from network_interfaces)",
            ],
            plan.Refusals);
    }

    [Fact]
    public void Plan_IndexIsTakenByAnotherInterfaceOfTheFunction_IsRefused() =>
        Assert.Contains(
            "is taken by eni-2",
            Assert.Single(Plan([External], Primary(), Given.Own("eni-2", "internal").Attached(1)).Refusals),
            StringComparison.Ordinal);

    [Fact]
    public void Plan_OwnInterfaceIsAttachedAtAnotherIndex_IsRefused() => Assert.Equal(
        [$"eni-1 of 'external' is attached to {Given.Id} at device index 4: expected {Given.Id} at 1"],
        Plan([External], Primary(), Given.Own("eni-1", "external").Attached(4)).Refusals);

    [Fact]
    public void Plan_OwnInterfaceIsAttachedToAnotherInstance_IsRefused() => Assert.Equal(
        [$"eni-1 of 'external' is attached to i-0aaaaaaaaaaaaaaaa at device index 1: expected {Given.Id} at 1"],
        Plan([External], Primary(), Given.Own("eni-1", "external").AttachedTo("i-0aaaaaaaaaaaaaaaa", 1)).Refusals);

    [Theory]
    [InlineData("another", null)]
    [InlineData("fleet", "i-0aaaaaaaaaaaaaaaa")]
    public void Plan_InterfaceOfAnotherGroupOrInstance_IsNotUsed(string group, string? instance) =>
        Assert.Null(Assert.Single(Plan([External], Primary(), Given.Own("eni-1", "external", group, instance)).Interfaces).Existing);

    [Fact]
    public void Plan_SeveralRefusals_AreReportedTogether() =>
        Assert.Equal(2, Plan([Given.Option("a", 1, "z2"), Given.Option("b", 2, "z2")], Primary()).Refusals.Count);

    [Fact]
    public void Plan_PrimaryWithoutOptions_IsNotChanged()
    {
        var primary = Assert.Single(Plan([Management], Primary()).Interfaces);

        Assert.Equal("eni-0", primary.Existing?.NetworkInterfaceId);
        Assert.Null(primary.SourceDestCheckToSet);
        Assert.Null(primary.SecurityGroupsToSet);
        Assert.False(primary.MustAttach);
        Assert.False(primary.MustSetDeleteOnTermination);
        Assert.False(primary.MustAssociateElasticIp);
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, true, null)]
    [InlineData(true, false, true)]
    [InlineData(false, false, null)]
    public void Plan_SourceDestCheckOfThePrimary_IsSetOnlyIfItDiffers(bool wanted, bool current, bool? toSet)
    {
        var primary = Primary();
        primary.SourceDestCheck = current;

        Assert.Equal(toSet, Assert.Single(Plan([Management with { SourceDestCheck = wanted }], primary).Interfaces).SourceDestCheckToSet);
    }

    [Fact]
    public void Plan_SecurityGroupsOfThePrimary_AreAddedToTheLaunchTemplates()
    {
        var primary = Primary();
        primary.Groups = [new GroupIdentifier { GroupId = "sg-template" }];

        Assert.Equal(
            ["sg-template", "sg-1"],
            Assert.Single(Plan([Management with { SecurityGroups = ["sg-1"] }], primary).Interfaces).SecurityGroupsToSet);
        Assert.Null(Assert.Single(Plan([Management with { SecurityGroups = ["sg-template"] }], primary).Interfaces).SecurityGroupsToSet);
    }

    [Fact]
    public void Plan_PrimaryHasAnAutoAssignedAddress_GetsNoElasticIp()
    {
        Assert.False(
            Assert.Single(
                Plan([Management with { EnablePublicIp = true }], Primary().WithAddress(null)).Interfaces).MustAssociateElasticIp);
        Assert.True(Assert.Single(Plan([Management with { EnablePublicIp = true }], Primary()).Interfaces).MustAssociateElasticIp);
    }

    [Fact]
    public void Plan_PrimaryIsMissing_IsRefused() => Assert.Equal(
        [$"{Given.Id} has no interface at device index 0, which 'management' is configured for"], Plan([Management]).Refusals);

    private static NetworkInterface Primary() => Given.Interface("eni-0").Attached(0);

    private static LaunchPlan Plan(InterfaceOptions[] configured, params NetworkInterface[] found) => Plan(configured, [], found);

    private static LaunchPlan Plan(InterfaceOptions[] configured, Address[] addresses, params NetworkInterface[] found) =>
        LaunchPlanner.Plan(Given.Options(configured), Given.ResourceTags, Given.Instance(), new FleetResources(found, addresses));
}
