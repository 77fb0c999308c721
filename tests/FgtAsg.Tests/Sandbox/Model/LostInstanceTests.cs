using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>Instances that somebody ends in the console: the group finds out later.</summary>
public sealed class LostInstanceTests
{
    private const string TerminateAction = "EC2 Instance-terminate Lifecycle Action";
    private const string TerminateSuccessful = "EC2 Instance Terminate Successful";

    private static readonly CloudOptions Slow = new() { HealthCheckDelay = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task Group_UntilItsHealthCheck_ThinksItInService()
    {
        var region = new TestRegion(Slow);
        var id = await region.InServiceInstanceAsync();

        region.Cloud.TerminateInstance(id);
        region.Pass(59);
        Assert.Equal((LifecycleStates.InService, "Healthy"), (region.Member(id).LifecycleState, region.Member(id).HealthStatus));
        Assert.Equal(["pending", "running", "shutting-down", "terminated"], region.States(id));
        region.Pass(1);

        Assert.Empty(region.Cloud.Groups[0].Members);
        Assert.Empty(region.Details(TerminateAction));
        var detail = Assert.Single(region.Details(TerminateSuccessful));
        Assert.Contains("in response to an EC2 health check", (string?)detail["Cause"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthCheck_NoDelaySaid_FindsTheEnd()
    {
        var region = new TestRegion();
        var id = await region.InServiceInstanceAsync();

        region.Cloud.TerminateInstance(id);
        region.Pass(9);
        Assert.Equal(LifecycleStates.InService, region.Member(id).LifecycleState);
        region.Pass(1);

        Assert.Empty(region.Cloud.Groups[0].Members);
    }

    [Fact]
    public async Task HealthCheck_BeforeItHasEnded_WaitsForTheEnd()
    {
        var region = new TestRegion(new CloudOptions { HealthCheckDelay = TimeSpan.FromSeconds(2) });
        var id = await region.InServiceInstanceAsync();

        region.Cloud.TerminateInstance(id);
        region.Pass(2);
        Assert.Equal((LifecycleStates.TerminatingProceed, "Unhealthy"), (region.Member(id).LifecycleState, region.Member(id).HealthStatus));
        region.Pass(8);

        Assert.Empty(region.Cloud.Groups[0].Members);
        Assert.Single(region.Details(TerminateSuccessful));
    }

    [Fact]
    public async Task HooksForLostInstances_RunLateAndAreToBeCompleted()
    {
        var region = new TestRegion(Slow with { HooksForLostInstances = true });
        var id = await region.InServiceInstanceAsync();

        region.Cloud.TerminateInstance(id);
        region.Pass(60);
        Assert.Equal(CloudInstanceState.Terminated, region.Instance(id).State);
        Assert.Equal(LifecycleStates.TerminatingWait, region.Member(id).LifecycleState);
        Assert.Equal(("AutoScalingGroup", "EC2"), Assert.Single(region.Ways(TerminateAction)));
        await region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");

        Assert.Empty(region.Cloud.Groups[0].Members);
        Assert.Single(region.Details(TerminateSuccessful));
    }

    [Fact]
    public async Task HooksForLostInstances_InstanceForgotten_StillComplete()
    {
        var region = new TestRegion(Slow with { HooksForLostInstances = true });
        var id = await region.InServiceInstanceAsync();
        region.Cloud.TerminateInstance(id);
        region.Pass(60);
        region.Cloud.ForgetInstance(id);

        await region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");

        Assert.Empty(region.Cloud.Groups[0].Members);
    }

    [Fact]
    public async Task HooksForLostInstances_HookThatWaits_OutlivesTheInstance()
    {
        var region = new TestRegion(Slow with { HooksForLostInstances = true });
        var id = await region.InServiceInstanceAsync();
        region.Cloud.TerminateInstanceInGroup(id);

        region.Cloud.TerminateInstance(id);
        region.Pass(60);

        Assert.Equal(CloudInstanceState.Terminated, region.Instance(id).State);
        Assert.Equal(LifecycleStates.TerminatingWait, region.Member(id).LifecycleState);
        Assert.Single(region.Details(TerminateAction));
    }

    [Fact]
    public async Task WarmInstance_Lost_LeavesThePool()
    {
        var region = new TestRegion(Slow);
        var id = await region.WarmInstanceAsync();

        region.Cloud.TerminateInstance(id);
        region.Pass(59);
        Assert.Equal(LifecycleStates.WarmedStopped, region.Member(id).LifecycleState);
        region.Pass(1);

        Assert.Empty(region.Cloud.Groups[0].Members);
        Assert.Equal(("WarmPool", "EC2"), Assert.Single(region.Ways(TerminateSuccessful)));
    }

    [Fact]
    public async Task WayBackIntoThePool_InstanceLost_IsNotCompletedIntoThePool()
    {
        var region = new TestRegion(Slow);
        var id = await region.TakenOutInstanceAsync();
        region.Cloud.ScaleIn(id);

        region.Cloud.TerminateInstance(id);
        await region.CompleteAsync(id, TestRegion.TerminateHook, "CONTINUE");
        region.Settle();

        Assert.Empty(region.Cloud.Groups[0].Members);
        Assert.Equal(CloudInstanceState.Terminated, region.Instance(id).State);
    }

    [Fact]
    public async Task ConsoleTermination_Interfaces_GoOrStayByTheirFlag()
    {
        var region = new TestRegion();
        var id = await region.InServiceInstanceAsync();
        var (kept, gone) = (await region.CreateInterfaceAsync(), await region.CreateInterfaceAsync());
        await region.AttachAsync(kept, id);
        await region.Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest
        {
            NetworkInterfaceId = gone,
            Attachment = new() { AttachmentId = await region.AttachAsync(gone, id, 2), DeleteOnTermination = true },
        });
        var (onKept, onGone) = (await region.AllocateAsync(), await region.AllocateAsync());
        await region.AssociateAsync(onKept, kept);
        await region.AssociateAsync(onGone, gone);

        region.Cloud.TerminateInstance(id);
        region.Settle();

        Assert.Equal((kept, "available"), (Assert.Single(region.Cloud.NetworkInterfaces).Id, region.Interface(kept).Status));
        Assert.Equal([onKept, onGone], region.Cloud.Addresses.Select(address => address.Id));
        Assert.All(region.Cloud.Addresses, address => Assert.Null(address.AssociationId));
    }
}
