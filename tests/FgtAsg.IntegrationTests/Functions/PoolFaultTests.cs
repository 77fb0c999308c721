using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>DynamoDB and Route 53 that lose answers, throttle, or are busy.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class PoolFaultTests(SandboxFixture sandbox) : PoolFleetTest(sandbox)
{
    [ToolTheory(Tools.Moto)]
    [InlineData("dynamodb", "UpdateItem", 3)]
    [InlineData("dynamodb", "TransactWriteItems", 1)]
    [InlineData("route53", "ChangeResourceRecordSets", 1)]
    [InlineData("ec2", "CreateTags", 1)]
    public async Task Launch_EveryFirstAnswerLost_EndsAsIfItHadNotBeen(string service, string action, int calls)
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        var count = 0;
        var fault = fleet.Aws.Faults.Add(new FaultRule
        {
            Service = service,
            Action = action,
            // The repeat of each is answered.
            Where = _ => count++ % 2 == 0,
            Times = calls,
            Effect = FaultEffect.LoseResponse,
        });

        await AssertLaunchedAsync(fleet, id, launch, fault);
    }

    [ToolTheory(Tools.Moto)]
    [InlineData("dynamodb", "UpdateItem")]
    [InlineData("dynamodb", "TransactWriteItems")]
    [InlineData("route53", "ChangeResourceRecordSets")]
    public async Task Terminate_AnswerLost_EndsAsIfItHadNotBeen(string service, string action)
    {
        var fleet = await StartPoolFleetAsync();
        var (id, _) = await LaunchWithPoolsAsync(fleet);
        var terminate = await TerminateAsync(fleet, id);
        var fault = fleet.Aws.Faults.Add(service, action, FaultEffect.LoseResponse);

        var (result, answer) = await InvokeAsync(fleet, terminate);

        Assert.Equal(1, fault.Applied);
        Assert.Equal("completed", Text(answer, "status") ?? result.ErrorMessage);
        await AssertNothingLeftAsync(fleet, id, "FGVM001", "fgt-001");
    }

    [ToolFact(Tools.Moto)]
    public async Task Launch_TableThrottles_IsWaitedOut()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        // More than the SDK's own attempts.
        var faults = ((string[])["Query", "TransactWriteItems"])
            .Select(action => fleet.Aws.Faults.Add("dynamodb", action, FaultEffect.Throttle(), times: 4)).ToArray();

        await AssertLaunchedAsync(fleet, id, launch, faults);
    }

    [ToolFact(Tools.Moto)]
    public async Task Launch_ZoneIsBusy_IsWaitedOut()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        var fault = fleet.Aws.Faults.Add("route53", "ChangeResourceRecordSets", FaultEffect.ErrorBefore(400, "PriorRequestNotComplete"), times: 4);

        await AssertLaunchedAsync(fleet, id, launch, fault);
    }

    /// <summary>There is more than one of each pool: a claim that was made twice would be seen.</summary>
    private async Task AssertLaunchedAsync(Fleet fleet, string id, CloudEvent launch, params FaultRule[] faults)
    {
        var (result, answer) = await InvokeAsync(fleet, launch);

        Assert.All(faults, fault => Assert.Equal(fault.Times, fault.Applied));
        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal(("completed", "CONTINUE"), (Text(answer, "status"), Text(answer, "lifecycleActionResult")));
        Assert.Equal(("FGVM001", "fgt-001"), (Text(answer, "license"), Text(answer, "hostname")));
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        var pools = await fleet.ReadTableAsync(Timeout);
        Assert.Equal(["license#FGVM001", "hostname#fgt-001"], pools.Items.Where(item => item.IsHeld).Select(item => item.Category));
        await AssertInvariantsAsync(fleet);
    }
}
