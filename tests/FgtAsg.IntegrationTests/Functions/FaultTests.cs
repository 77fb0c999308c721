using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Calls that are throttled, and answers that are lost: all over the wire, with the SDK's own retries in between.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class FaultTests : FleetTest
{
    [Fact]
    public async Task Launch_AnswerOfOneCallLost_EndsAsIfItHadNotBeen()
    {
        var fleet = await StartFleetAsync();
        await LaunchIntoServiceAsync(fleet);
        foreach (var (service, action) in ((string, string)[])
        [
            ("ec2", "CreateNetworkInterface"), ("ec2", "AttachNetworkInterface"), ("ec2", "ModifyNetworkInterfaceAttribute"), ("ec2", "AllocateAddress"),
            ("ec2", "AssociateAddress"), ("s3", "PutObject"), ("s3", "PutObjectTagging"), ("autoscaling", "CompleteLifecycleAction"),
        ])
        {
            await Steps.AtAsync($"{service}:{action}", async () =>
            {
                var (id, launch) = await LaunchOneAsync(fleet);
                var fault = fleet.Aws.Faults.Add(service, action, FaultEffect.LoseResponse);

                var (result, answer) = await InvokeAsync(fleet, launch);

                Assert.Equal(1, fault.Applied);
                Assert.True(answer is not null, result.ErrorMessage);
                Assert.Equal("completed", Text(answer, "status"));
                Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
                Assert.Equal(2 * fleet.Members.Count(), OwnInterfaces(fleet).Count());
                Assert.Equal(fleet.Members.Count(), OwnAddresses(fleet).Count());
                await AssertInvariantsAsync(fleet);
            });
        }
    }

    [Fact]
    public async Task Terminate_AnswerOfOneCallLost_EndsAsIfItHadNotBeen()
    {
        var fleet = await StartFleetAsync();
        foreach (var (service, action) in ((string, string)[])
            [("ec2", "DisassociateAddress"), ("ec2", "ReleaseAddress"), ("s3", "PutObject"), ("autoscaling", "CompleteLifecycleAction")])
        {
            await Steps.AtAsync($"{service}:{action}", async () =>
            {
                var terminate = await TerminateAsync(fleet, await LaunchIntoServiceAsync(fleet));
                var fault = fleet.Aws.Faults.Add(service, action, FaultEffect.LoseResponse);

                var (result, answer) = await InvokeAsync(fleet, terminate);

                Assert.Equal(1, fault.Applied);
                Assert.True(answer is not null, result.ErrorMessage);
                Assert.Equal("completed", Text(answer, "status"));
                Assert.DoesNotContain(OwnInterfaces(fleet), i => i.Attachment is null);
                Assert.Empty(OwnAddresses(fleet));
                await AssertInvariantsAsync(fleet);
            });
        }
    }

    [Fact]
    public async Task Launch_LongThrottling_IsWaitedOut()
    {
        var fleet = await StartFleetAsync();
        var (_, launch) = await LaunchOneAsync(fleet);
        // More than the SDK's own attempts.
        foreach (var action in (string[])["CreateNetworkInterface", "AttachNetworkInterface", "AllocateAddress", "DescribeNetworkInterfaces"])
        {
            fleet.Aws.Faults.Add("ec2", action, FaultEffect.Throttle(), times: 6);
        }

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal("completed", Text(answer, "status"));
        await AssertInvariantsAsync(fleet);
    }

    [Fact]
    public async Task Launch_DeniedInTheMiddle_IsUndoneInReverseAndAbandoned()
    {
        // An instance that takes long to end, so that it is the function that undoes, and not EC2.
        var fleet = await StartFleetAsync(QuickCloud with { TerminateDelay = TimeSpan.FromSeconds(5) });
        var foreignInterface = fleet.Cloud.CreateForeignInterface(fleet.Network.Subnets["trust"]["us-east-1a"]);
        var foreignAddress = fleet.Cloud.AllocateForeignAddress();
        var (_, launch) = await LaunchOneAsync(fleet);
        fleet.Aws.Faults.Add("s3", "PutObject", FaultEffect.ErrorBefore(403, "AccessDenied", "Access Denied"), times: null);

        var (_, answer) = await InvokeAsync(fleet, launch);

        Assert.Equal(("abandoned", "ABANDON"), (Text(answer, "status"), Text(answer, "lifecycleActionResult")));
        Assert.Contains("AccessDenied", Text(answer, "reason"), StringComparison.Ordinal);
        Assert.Empty(OwnInterfaces(fleet));
        Assert.Empty(OwnAddresses(fleet));
        Assert.Contains(fleet.Cloud.NetworkInterfaces, i => i.Id == foreignInterface);
        Assert.Contains(fleet.Cloud.Addresses, a => a.Id == foreignAddress);
        var undo = fleet.Aws.Calls.Snapshot()
            .Where(c => c.Service == "ec2" && c.Action is "DisassociateAddress" or "ReleaseAddress" or "DetachNetworkInterface" or "DeleteNetworkInterface")
            .Select(c => c.Action).Distinct(StringComparer.Ordinal);
        Assert.Equal(["DisassociateAddress", "ReleaseAddress", "DetachNetworkInterface", "DeleteNetworkInterface"], undo);
        await AssertInvariantsAsync(fleet);
    }

    [Fact]
    public async Task Launch_BudgetTooShort_IsAbandonedBeforeTheInvocationEnds()
    {
        var fleet = await StartFleetAsync(
            QuickCloud with { InstanceStartDelay = TimeSpan.FromMinutes(5) },
            new FleetOptions { AutomaticDelivery = false, FunctionTimeout = TimeSpan.FromSeconds(8) });
        var id = fleet.Launch(1).Single();

        var (result, answer) = await InvokeAsync(fleet, await EventAsync(fleet, LaunchEvent, id));

        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal(("abandoned", "ABANDON"), (Text(answer, "status"), Text(answer, "lifecycleActionResult")));
        Assert.Contains($"waiting until {id} can take interfaces", Text(answer, "reason"), StringComparison.Ordinal);
    }
}
