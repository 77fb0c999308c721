using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Kills the function's process at a call, before or right after the call takes effect. Then delivers the event again.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class KilledFunctionTests : PoolFleetTest
{
    [Fact]
    public async Task Launch_FunctionKilledAtACall_RedeliveryCompletesIt()
    {
        var fleet = await StartPoolFleetAsync(licenses: 9, hostnames: 9);
        foreach (var (service, action, before) in ((string, string, bool)[])
        [
            ("ec2", "AllocateAddress", false), ("ec2", "AttachNetworkInterface", true), ("ec2", "AssociateAddress", true),
            ("s3", "PutObject", true), ("s3", "PutObject", false), ("autoscaling", "CompleteLifecycleAction", false),
            ("dynamodb", "TransactWriteItems", true), ("dynamodb", "TransactWriteItems", false),
            ("route53", "ChangeResourceRecordSets", false),
        ])
        {
            await Steps.AtAsync($"killed {(before ? "before" : "after")} {service}:{action}", async () =>
            {
                var (id, launch) = await LaunchOneAsync(fleet);
                await DieAtAsync(fleet, launch, service, action, before);
                await Leases.EndAsync(fleet, Timeout);

                var (result, answer) = await InvokeAsync(fleet, launch);

                Assert.True(answer is not null, result.ErrorMessage);
                Assert.Equal("completed", Text(answer, "status"));
                Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
                Assert.Equal(2 * fleet.Members.Count(), OwnInterfaces(fleet).Count());
                Assert.Equal(fleet.Members.Count(), OwnAddresses(fleet).Count());
                await AssertInvariantsAsync(fleet);
            });
        }
    }

    /// <summary>Delivers the event to a function that is killed at this call.</summary>
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
