using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Network;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;
using Moq;

namespace FgtAsg.Tests.Network;

public sealed class ResourceReleaserTests : IDisposable
{
    private readonly Mock<IAmazonEC2> _ec2 = new(MockBehavior.Strict);
    private readonly VirtualClock _time = Clocks.Fast();
    private readonly CancellationTokenSource _budget;
    private readonly Queue<NetworkInterface?> _shown = new();

    public ResourceReleaserTests()
    {
        _budget = new CancellationTokenSource(TimeSpan.FromMinutes(2), _time);
        _ec2.Setup(e => e.DescribeNetworkInterfacesAsync(It.IsAny<DescribeNetworkInterfacesRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new DescribeNetworkInterfacesResponse
            {
                // The last answer is repeated.
                NetworkInterfaces = (_shown.Count > 1 ? _shown.Dequeue() : _shown.Peek()) is { } shown ? [shown] : null,
            });
    }

    public void Dispose() => _budget.Dispose();

    [Fact]
    public async Task ReleaseAsync_AttachedInterface_IsDetachedOnceAndDeletedWhenItIsFree()
    {
        Shows(Attached("detaching"), Attached("detaching"), Given.Own("eni-1", "external"));
        SetupDetach().ReturnsAsync(new DetachNetworkInterfaceResponse());
        SetupDelete().ReturnsAsync(new DeleteNetworkInterfaceResponse());

        Assert.Empty(await RemoveAsync(Attached()));

        VerifyDetached(1);
        _ec2.Verify(e => e.DeleteNetworkInterfaceAsync(
            It.Is<DeleteNetworkInterfaceRequest>(r => r.NetworkInterfaceId == "eni-1"), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task ReleaseAsync_InterfaceIsStillAttaching_IsDetachedWhenEc2AcceptsIt()
    {
        Shows(Attached("attaching"), Attached(), Given.Own("eni-1", "external"));
        _ec2.SetupSequence(e => e.DetachNetworkInterfaceAsync(It.IsAny<DetachNetworkInterfaceRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.Ec2("IncorrectState"))
            .ThrowsAsync(AwsFault.Ec2("IncorrectState"))
            .ReturnsAsync(new DetachNetworkInterfaceResponse());
        SetupDelete().ReturnsAsync(new DeleteNetworkInterfaceResponse());

        Assert.Empty(await RemoveAsync(Attached("attaching")));

        VerifyDetached(3);
    }

    [Fact]
    public async Task ReleaseAsync_AttachmentIsGone_DeletesTheInterface()
    {
        Shows(Given.Own("eni-1", "external"));
        SetupDetach().ThrowsAsync(AwsFault.Ec2("InvalidAttachmentID.NotFound"));
        SetupDelete().ReturnsAsync(new DeleteNetworkInterfaceResponse());

        Assert.Empty(await RemoveAsync(Attached()));
    }

    [Fact]
    public async Task ReleaseAsync_InterfaceIsGoneAlready_IsDone()
    {
        SetupDelete().ThrowsAsync(AwsFault.Ec2("InvalidNetworkInterfaceID.NotFound"));

        Assert.Empty(await RemoveAsync(Given.Own("eni-1", "external")));
    }

    [Fact]
    public async Task ReleaseAsync_Ec2DeletesItDuringTheDetachment_IsDone()
    {
        Shows(Attached("detaching"), null);
        SetupDelete().ThrowsAsync(AwsFault.Ec2("InvalidNetworkInterfaceID.NotFound"));

        Assert.Empty(await RemoveAsync(Attached("detaching")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReleaseAsync_InUseAndNotDescribed_IsNotTreatedAsDeleted(bool wasDescribed)
    {
        var isDetached = false;
        Shows(null, null, Attached(), Given.Own("eni-1", "external"));
        SetupDetach().ReturnsAsync(new DetachNetworkInterfaceResponse()).Callback(() => isDetached = true);
        SetupDelete()
            .ReturnsAsync(() => isDetached ? new DeleteNetworkInterfaceResponse() : throw AwsFault.Ec2("InvalidNetworkInterface.InUse"));

        Assert.Empty(await RemoveAsync(wasDescribed ? Given.Own("eni-1", "external") : null));

        VerifyDetached(1);
    }

    [Fact]
    public async Task ReleaseAsync_JustCreatedAndNotFound_IsRetried()
    {
        _ec2.SetupSequence(e => e.DeleteNetworkInterfaceAsync(It.IsAny<DeleteNetworkInterfaceRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.Ec2("InvalidNetworkInterfaceID.NotFound"))
            .ReturnsAsync(new DeleteNetworkInterfaceResponse());
        _ec2.SetupSequence(e => e.ReleaseAddressAsync(It.IsAny<ReleaseAddressRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.Ec2("InvalidAllocationID.NotFound"))
            .ReturnsAsync(new ReleaseAddressResponse());

        Assert.Empty(await ReleaseAsync([Removal(known: null)], new AddressRelease("eipalloc-1", null, IsOurs: true, null, IsNew: true)));

        _ec2.Verify(
            e => e.DeleteNetworkInterfaceAsync(It.IsAny<DeleteNetworkInterfaceRequest>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
        _ec2.Verify(e => e.ReleaseAddressAsync(It.IsAny<ReleaseAddressRequest>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Theory]
    [InlineData("InvalidNetworkInterface.InUse")]
    [InlineData("InvalidParameterValue")]
    public async Task ReleaseAsync_InUseThenFree_IsDeleted(string code)
    {
        Shows(Given.Own("eni-1", "external"));
        _ec2.SetupSequence(e => e.DeleteNetworkInterfaceAsync(It.IsAny<DeleteNetworkInterfaceRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.Ec2(code, "Network interface 'eni-1' is currently in use."))
            .ReturnsAsync(new DeleteNetworkInterfaceResponse());

        Assert.Empty(await RemoveAsync(Given.Own("eni-1", "external")));
    }

    [Fact]
    public async Task ReleaseAsync_NotDescribedYet_IsDeletedByItsId()
    {
        SetupDelete().ReturnsAsync(new DeleteNetworkInterfaceResponse());

        Assert.Empty(await RemoveAsync(known: null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReleaseAsync_AnotherInstanceTookItMeanwhile_IsNeverDetached(bool wasAttached)
    {
        Shows(Given.Own("eni-1", "external").AttachedTo("i-0aaaaaaaaaaaaaaaa", 1));
        SetupDetach().ReturnsAsync(new DetachNetworkInterfaceResponse());
        SetupDelete().ThrowsAsync(AwsFault.Ec2("InvalidNetworkInterface.InUse"));

        var leftover = Assert.Single(await RemoveAsync(wasAttached ? Attached() : Given.Own("eni-1", "external")));

        Assert.Equal(new UnreleasedResource("eni-1", "InvalidOperationException: attached to i-0aaaaaaaaaaaaaaaa meanwhile"), leftover);
        VerifyDetached(wasAttached ? 1 : 0);
    }

    [Fact]
    public async Task ReleaseAsync_NeverFree_IsReportedAsUnreleasedWhenTheTimeIsUp()
    {
        Shows(Attached("detaching"));

        var leftover = Assert.Single(await RemoveAsync(Attached("detaching")));

        Assert.Equal("eni-1", leftover.ResourceId);
        Assert.Contains("Gave up after 120.0 s: removing eni-1", leftover.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReleaseAsync_OneIsRefused_FreesTheOthers()
    {
        _ec2.Setup(e => e.DeleteNetworkInterfaceAsync(It.IsAny<DeleteNetworkInterfaceRequest>(), It.IsAny<CancellationToken>()))
            .Returns((DeleteNetworkInterfaceRequest r, CancellationToken _) => r.NetworkInterfaceId == "eni-1"
                ? throw AwsFault.Ec2("OperationNotPermitted", "no")
                : Task.FromResult(new DeleteNetworkInterfaceResponse()));
        _ec2.Setup(e => e.ReleaseAddressAsync(It.IsAny<ReleaseAddressRequest>(), It.IsAny<CancellationToken>()))
            .Returns((ReleaseAddressRequest r, CancellationToken _) => r.AllocationId == "eipalloc-1"
                ? throw AwsFault.Ec2("InvalidAddress.Locked", "no")
                : Task.FromResult(new ReleaseAddressResponse()));

        var leftovers = await ReleaseAsync(
            [Removal(Given.Own("eni-1", "a"), "eni-1"), Removal(Given.Own("eni-2", "b"), "eni-2")],
            new AddressRelease("eipalloc-1", null, IsOurs: true, null),
            new AddressRelease("eipalloc-2", null, IsOurs: true, null));

        Assert.Equal(
            [
                new UnreleasedResource("eipalloc-1", "InvalidAddress.Locked: no"),
                new UnreleasedResource("eni-1", "OperationNotPermitted: no"),
            ],
            leftovers);
        Assert.Equal("eipalloc-1 (InvalidAddress.Locked: no)", leftovers[0].ToString());
        _ec2.Verify(e => e.ReleaseAddressAsync(
            It.Is<ReleaseAddressRequest>(r => r.AllocationId == "eipalloc-2"), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task ReleaseAsync_UsersOwnAddress_IsDisassociatedOnly()
    {
        SetupDisassociate().ReturnsAsync(new DisassociateAddressResponse());

        Assert.Empty(await ReleaseAsync([], new AddressRelease("eipalloc-1", "eipassoc-1", IsOurs: false, null)));

        _ec2.Verify(e => e.DisassociateAddressAsync(
            It.Is<DisassociateAddressRequest>(r => r.AssociationId == "eipassoc-1"), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData("InvalidAllocationID.NotFound")]
    [InlineData("InvalidAddressID.NotFound")]
    public async Task ReleaseAsync_AddressIsGoneAlready_IsDone(string code)
    {
        SetupDisassociate().ThrowsAsync(AwsFault.Ec2("InvalidAssociationID.NotFound"));
        _ec2.Setup(e => e.ReleaseAddressAsync(It.IsAny<ReleaseAddressRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.Ec2(code));

        Assert.Empty(await ReleaseAsync([], new AddressRelease("eipalloc-1", "eipassoc-1", IsOurs: true, null)));
    }

    [Fact]
    public async Task ReleaseAsync_AddressIsStillInUse_IsRetried()
    {
        _ec2.SetupSequence(e => e.ReleaseAddressAsync(It.IsAny<ReleaseAddressRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.Ec2("InvalidIPAddress.InUse"))
            .ReturnsAsync(new ReleaseAddressResponse());

        Assert.Empty(await ReleaseAsync([], new AddressRelease("eipalloc-1", null, IsOurs: true, null)));
    }

    [Fact]
    public async Task ReleaseAsync_DisassociationIsRefused_DoesNotRelease()
    {
        SetupDisassociate().ThrowsAsync(AwsFault.Ec2("AuthFailure", "not yours"));

        Assert.Equal(
            [new UnreleasedResource("eipalloc-1", "AuthFailure: not yours")],
            await ReleaseAsync([], new AddressRelease("eipalloc-1", "eipassoc-1", IsOurs: true, null)));
    }

    [Fact]
    public async Task ReleaseAsync_RefusedBecauseItIsGone_IsDone()
    {
        Shows(Given.Own("eni-1", "external"), null);
        ShowsAddress(null);
        SetupDelete().ThrowsAsync(AwsFault.Ec2("UnauthorizedOperation"));
        SetupDisassociate().ThrowsAsync(AwsFault.Ec2("UnauthorizedOperation"));
        _ec2.Setup(e => e.ReleaseAddressAsync(It.IsAny<ReleaseAddressRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(AwsFault.Ec2("UnauthorizedOperation"));

        Assert.Empty(await ReleaseAsync(
            [Removal(Given.Own("eni-1", "external"))], new AddressRelease("eipalloc-1", "eipassoc-1", IsOurs: true, null)));
    }

    [Fact]
    public async Task ReleaseAsync_RefusedAndStillThere_IsReportedAsUnreleased()
    {
        Shows(Attached());
        ShowsAddress(new Address { AllocationId = "eipalloc-1", AssociationId = "eipassoc-1" });
        SetupDetach().ThrowsAsync(AwsFault.Ec2("UnauthorizedOperation"));
        SetupDisassociate().ThrowsAsync(AwsFault.Ec2("UnauthorizedOperation"));

        const string Reason = "UnauthorizedOperation: refused";
        Assert.Equal(
            [new UnreleasedResource("eipalloc-1", Reason), new UnreleasedResource("eni-1", Reason)],
            await ReleaseAsync([Removal(Attached())], new AddressRelease("eipalloc-1", "eipassoc-1", IsOurs: true, null)));
    }

    private void ShowsAddress(Address? address) => _ec2
        .Setup(e => e.DescribeAddressesAsync(It.IsAny<DescribeAddressesRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new DescribeAddressesResponse { Addresses = address is null ? null : [address] });

    private static NetworkInterface Attached(string status = "attached") => Given.Own("eni-1", "external").Attached(1, status: status);

    private static InterfaceRemoval Removal(NetworkInterface? known, string id = "eni-1") => new(id, Given.Id, known);

    private void Shows(params NetworkInterface?[] looks) => looks.ToList().ForEach(_shown.Enqueue);

    private Task<IReadOnlyList<UnreleasedResource>> RemoveAsync(NetworkInterface? known) => ReleaseAsync([Removal(known)]);

    private Task<IReadOnlyList<UnreleasedResource>> ReleaseAsync(InterfaceRemoval[] interfaces, params AddressRelease[] addresses) =>
        new ResourceReleaser(new Lazy<IAmazonEC2>(_ec2.Object), new ResourceFinder(new Lazy<IAmazonEC2>(_ec2.Object), Given.ResourceTags))
            .ReleaseAsync(
                new ReleasePlan { Addresses = addresses, Interfaces = interfaces },
                new RetryContext(_time, new Random(1), NoHeartbeat.Instance, _budget.Token));

    private Moq.Language.Flow.ISetup<IAmazonEC2, Task<DetachNetworkInterfaceResponse>> SetupDetach() =>
        _ec2.Setup(e => e.DetachNetworkInterfaceAsync(It.IsAny<DetachNetworkInterfaceRequest>(), It.IsAny<CancellationToken>()));

    private Moq.Language.Flow.ISetup<IAmazonEC2, Task<DeleteNetworkInterfaceResponse>> SetupDelete() =>
        _ec2.Setup(e => e.DeleteNetworkInterfaceAsync(It.IsAny<DeleteNetworkInterfaceRequest>(), It.IsAny<CancellationToken>()));

    private Moq.Language.Flow.ISetup<IAmazonEC2, Task<DisassociateAddressResponse>> SetupDisassociate() =>
        _ec2.Setup(e => e.DisassociateAddressAsync(It.IsAny<DisassociateAddressRequest>(), It.IsAny<CancellationToken>()));

    private void VerifyDetached(int times) => _ec2.Verify(
        e => e.DetachNetworkInterfaceAsync(
            It.Is<DetachNetworkInterfaceRequest>(r => r.AttachmentId == "eni-attach-eni-1"), It.IsAny<CancellationToken>()),
        Times.Exactly(times));
}
