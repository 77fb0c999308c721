using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>A function whose process is killed at a call, before the call took effect or right after; then the event is delivered again.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class KilledFunctionTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    [ToolTheory(Tools.Moto)]
    [InlineData("ec2", "AllocateAddress", false)]
    [InlineData("ec2", "AttachNetworkInterface", true)]
    [InlineData("ec2", "AssociateAddress", true)]
    [InlineData("s3", "PutObject", true)]
    [InlineData("s3", "PutObject", false)]
    [InlineData("autoscaling", "CompleteLifecycleAction", false)]
    [InlineData("dynamodb", "TransactWriteItems", true)]
    [InlineData("dynamodb", "TransactWriteItems", false)]
    [InlineData("route53", "ChangeResourceRecordSets", false)]
    public async Task Launch_FunctionKilledAtACall_RedeliveryEndsTheSame(string service, string action, bool before)
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        await DieAtAsync(fleet, launch, service, action, before);

        var (result, answer) = await InvokeAsync(fleet, launch);

        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal("completed", Text(answer, "status"));
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        Assert.Equal(2, OwnInterfaces(fleet).Count());
        Assert.Single(OwnAddresses(fleet));
        await AssertInvariantsAsync(fleet);
    }

    [ToolTheory(Tools.Moto)]
    [InlineData("ec2", "DisassociateAddress", true)]
    [InlineData("ec2", "ReleaseAddress", false)]
    [InlineData("s3", "PutObject", true)]
    [InlineData("dynamodb", "TransactWriteItems", false)]
    [InlineData("route53", "ChangeResourceRecordSets", false)]
    public async Task Terminate_FunctionKilledAtACall_RedeliveryLeavesNothing(string service, string action, bool before)
    {
        var fleet = await StartPoolFleetAsync();
        var stays = await LaunchIntoServiceAsync(fleet);
        var id = await LaunchIntoServiceAsync(fleet);
        var terminate = await TerminateAsync(fleet, id);
        await DieAtAsync(fleet, terminate, service, action, before);
        Assert.Equal(LifecycleStates.TerminatingWait, StateOf(fleet, id));
        await Leases.EndAsync(fleet, Timeout);

        var (result, answer) = await InvokeAsync(fleet, terminate);

        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal(("completed", "CONTINUE"), (Text(answer, "status"), Text(answer, "lifecycleActionResult")));
        await AssertInvariantsAsync(fleet);
        Assert.Equal("gone", StateOf(fleet, id));
        Assert.All(OwnInterfaces(fleet), i => Assert.Equal(stays, i.Attachment?.InstanceId));
        Assert.Equal(stays, Assert.Single(OwnAddresses(fleet)).InstanceId);
    }

    /// <summary>Delivers the event to a function that gets no further than into this call.</summary>
    private async Task DieAtAsync(Fleet fleet, CloudEvent cloudEvent, string service, string action, bool before)
    {
        var stall = new Stall(perform: !before);
        var rule = fleet.Aws.Faults.Add(service, action, before ? stall : FaultEffect.LoseResponse);
        var first = InvokeAsync(fleet, cloudEvent);
        if (before)
        {
            await stall.WaitForCallAsync(Timeout);
        }
        else
        {
            await fleet.Aws.Calls.WaitForAsync(c => c.Fault is not null, Timeout);
        }

        fleet.Function.KillEnvironments();
        Assert.False((await first).Result.Succeeded);
        fleet.Aws.Faults.Remove(rule);
        stall.Release();
    }
}
