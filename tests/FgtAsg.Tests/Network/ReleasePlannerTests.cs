using Amazon.EC2.Model;
using FgtAsg.Network;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Network;

public sealed class ReleasePlannerTests
{
    private const string Other = "i-0aaaaaaaaaaaaaaaa";

    private readonly HashSet<string> _tracked = new(StringComparer.Ordinal);
    private readonly CreatedResources _made = new();

    [Fact]
    public void Plan_InstanceEnds_LeavesInterfacesWithDeleteOnTerminationToEc2()
    {
        var goes = Given.Own("eni-1", "external").Attached(1);
        var stays = Given.Own("eni-2", "internal").Attached(2, deleteOnTermination: false);

        var plan = Plan(ReleaseScope.InstanceEnds, goes, stays);

        Assert.Equal([goes], plan.LeftToEc2);
        Assert.Equal([new InterfaceRemoval("eni-2", Given.Id, stays)], plan.Interfaces);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Plan_LaunchIsUndone_LeavesNothingToEc2()
    {
        var own = Given.Own("eni-1", "external").Attached(1);

        var plan = Plan(ReleaseScope.LaunchUndone, own);

        Assert.Empty(plan.LeftToEc2);
        Assert.Equal([new InterfaceRemoval("eni-1", Given.Id, own)], plan.Interfaces);
    }

    [Fact]
    public void Plan_InterfaceIsDetaching_IsNotLeftToEc2() =>
        Assert.Empty(Plan(ReleaseScope.InstanceEnds, Given.Own("eni-1", "external").Attached(1, status: "detaching")).LeftToEc2);

    [Fact]
    public void Plan_FreeInterface_IsRemoved() =>
        Assert.Equal("eni-1", Assert.Single(Plan(ReleaseScope.InstanceEnds, Given.Own("eni-1", "external")).Interfaces).NetworkInterfaceId);

    [Fact]
    public void Plan_Primary_IsNeverRemoved()
    {
        _tracked.Add("eni-0");

        var plan = Plan(ReleaseScope.LaunchUndone, Given.Own("eni-0", "management").Attached(0));

        Assert.Empty(plan.Interfaces);
    }

    [Fact]
    public void Plan_ForeignInterface_IsKept()
    {
        var plan = Plan(
            ReleaseScope.InstanceEnds, Given.Interface("eni-9").Attached(5), Given.Own("eni-8", "external", "another").Attached(6));

        Assert.Empty(plan.Interfaces);
        Assert.Empty(plan.LeftToEc2);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Plan_TrackedWithoutTags_IsRemoved()
    {
        _tracked.Add("eni-3");

        Assert.Equal("eni-3", Assert.Single(Plan(ReleaseScope.InstanceEnds, Given.Interface("eni-3")).Interfaces).NetworkInterfaceId);
    }

    [Theory]
    [InlineData("another", null)]
    [InlineData("fleet", Other)]
    public void Plan_TrackedButTaggedForAnother_IsKeptWithAWarning(string group, string? instance)
    {
        _tracked.Add("eni-3");

        var plan = Plan(ReleaseScope.InstanceEnds, Given.Own("eni-3", "external", group, instance));

        Assert.Empty(plan.Interfaces);
        Assert.Equal([$"eni-3 is tracked for {Given.Id} but tagged for another group or instance: left alone"], plan.Warnings);
    }

    [Fact]
    public void Plan_OwnInterfaceIsAttachedToAnotherInstance_IsKeptWithAWarning()
    {
        var plan = Plan(ReleaseScope.LaunchUndone, Given.Own("eni-1", "external").AttachedTo(Other, 1));

        Assert.Empty(plan.Interfaces);
        Assert.Equal([$"eni-1 was {Given.Id}'s and is attached to {Other}: left alone"], plan.Warnings);
    }

    [Fact]
    public void Plan_CreatedButNotDescribedYet_IsRemovedByItsId()
    {
        _made.Created("eni-7");

        Assert.Equal([new InterfaceRemoval("eni-7", Given.Id, Known: null)], Plan(ReleaseScope.LaunchUndone).Interfaces);
    }

    [Fact]
    public void Plan_CreatedAndDescribedWithoutItsTagsYet_IsRemoved()
    {
        _made.Created("eni-7");

        Assert.Equal("eni-7", Assert.Single(Plan(ReleaseScope.LaunchUndone, Given.Interface("eni-7")).Interfaces).NetworkInterfaceId);
    }

    [Fact]
    public void Plan_OwnAddresses_AreDisassociatedAndReleased()
    {
        var plan = Plan(
            [Given.Address("eipalloc-1", "eni-1", Given.Tags("external")), Given.Address("eipalloc-2", null, Given.Tags("internal"))],
            Given.Own("eni-1", "external").Attached(1).WithAddress("eipalloc-1"));

        Assert.Equal(
            [
                new AddressRelease("eipalloc-1", "eipassoc-eipalloc-1", IsOurs: true, "203.0.113.5"),
                new AddressRelease("eipalloc-2", null, IsOurs: true, "203.0.113.5"),
            ],
            plan.Addresses);
    }

    [Fact]
    public void Plan_OwnAddressIsUsedElsewhere_IsKeptWithAWarning()
    {
        var plan = Plan(
            [Given.Address("eipalloc-1", "eni-99", Given.Tags("external"))],
            Given.Own("eni-99", "external", instance: Other).AttachedTo(Other, 1).WithAddress("eipalloc-1"));

        Assert.Empty(plan.Addresses);
        Assert.Equal([$"eipalloc-1 (203.0.113.5) was allocated for {Given.Id} and is associated with eni-99: left alone"], plan.Warnings);
    }

    [Fact]
    public void Plan_OwnAddressNamesADeletedInterface_IsReleased()
    {
        var plan = Plan([Given.Address("eipalloc-1", "eni-99", Given.Tags("external"))]);

        Assert.Equal([new AddressRelease("eipalloc-1", "eipassoc-eipalloc-1", IsOurs: true, "203.0.113.5")], plan.Addresses);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Plan_AddressOnThePrimary_IsReleased() => Assert.Single(Plan(
        [Given.Address("eipalloc-1", "eni-0", Given.Tags("management"))],
        Given.Interface("eni-0").Attached(0).WithAddress("eipalloc-1")).Addresses);

    [Fact]
    public void Plan_AllocatedButNotDescribedYet_IsReleasedByItsId()
    {
        _made.Allocated("eipalloc-7");

        Assert.Equal([new AddressRelease("eipalloc-7", null, IsOurs: true, null, IsNew: true)], Plan(ReleaseScope.LaunchUndone).Addresses);
    }

    [Fact]
    public void Plan_AllocatedAndAssociated_IsDisassociatedFirstAndOnce()
    {
        _made.Allocated("eipalloc-7");

        var plan = Plan(ReleaseScope.LaunchUndone, Given.Own("eni-1", "external").Attached(1).WithAddress("eipalloc-7"));

        Assert.Equal([new AddressRelease("eipalloc-7", "eipassoc-eipalloc-7", IsOurs: true, null, IsNew: true)], plan.Addresses);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Plan_UsersOwnAddress_IsOnlyDisassociated(int deviceIndex)
    {
        var networkInterface = (deviceIndex == 0 ? Given.Interface("eni-0") : Given.Own("eni-1", "external"))
            .Attached(deviceIndex)
            .WithAddress("eipalloc-1");

        var plan = Plan(ReleaseScope.InstanceEnds, networkInterface);

        Assert.Equal([new AddressRelease("eipalloc-1", "eipassoc-eipalloc-1", IsOurs: false, "203.0.113.5")], plan.Addresses);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Plan_AddressWithoutTagsOnATrackedInterface_IsDisassociatedWithAWarning()
    {
        _tracked.Add("eni-3");

        var plan = Plan(ReleaseScope.InstanceEnds, Given.Interface("eni-3").Attached(3).WithAddress("eipalloc-9"));

        Assert.False(Assert.Single(plan.Addresses).IsOurs);
        Assert.Equal(["eipalloc-9 (203.0.113.5) carries no tag of the function: disassociated, not released"], plan.Warnings);
    }

    [Fact]
    public void Plan_ForeignAddressOnThePrimary_IsKept() =>
        Assert.Empty(Plan(ReleaseScope.InstanceEnds, Given.Interface("eni-0").Attached(0).WithAddress("eipalloc-9")).Addresses);

    [Fact]
    public void Plan_AutoAssignedAddress_IsKept() =>
        Assert.Empty(Plan(ReleaseScope.InstanceEnds, Given.Interface("eni-0").Attached(0).WithAddress(null)).Addresses);

    private ReleasePlan Plan(ReleaseScope scope, params NetworkInterface[] found) => Plan(scope, [], found);

    private ReleasePlan Plan(Address[] addresses, params NetworkInterface[] found) => Plan(ReleaseScope.InstanceEnds, addresses, found);

    private ReleasePlan Plan(ReleaseScope scope, Address[] addresses, NetworkInterface[] found)
    {
        var options = Given.Options(
            Given.Option("management", 0), Given.Option("external", 1) with { ExistingEipId = "eipalloc-1" }, Given.Option("internal", 2));
        return new ReleasePlanner(options, Given.ResourceTags).Plan(Given.Id, new FleetResources(found, addresses), _tracked, _made, scope);
    }
}
