using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>DynamoDB and Route 53 that lose answers, throttle, or are busy.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class PoolFaultTests : PoolFleetTest
{
    [Fact]
    public async Task Launch_FirstAnswersOfOneCallLost_EndsAsIfTheyHadNotBeen()
    {
        var fleet = await StartPoolFleetAsync(licenses: 5, hostnames: 5);
        foreach (var (service, action, calls) in ((string, string, int)[])
            [("dynamodb", "UpdateItem", 3), ("dynamodb", "TransactWriteItems", 1), ("route53", "ChangeResourceRecordSets", 1), ("ec2", "CreateTags", 1)])
        {
            await Steps.AtAsync($"{service}:{action}", async () =>
            {
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
            });
        }
    }

    [Fact]
    public async Task Terminate_AnswerOfOneCallLost_EndsAsIfItHadNotBeen()
    {
        var fleet = await StartPoolFleetAsync();
        foreach (var (service, action) in ((string, string)[])
            [("dynamodb", "UpdateItem"), ("dynamodb", "TransactWriteItems"), ("route53", "ChangeResourceRecordSets")])
        {
            await Steps.AtAsync($"{service}:{action}", async () =>
            {
                var (id, launched) = await LaunchWithPoolsAsync(fleet);
                var terminate = await TerminateAsync(fleet, id);
                var fault = fleet.Aws.Faults.Add(service, action, FaultEffect.LoseResponse);

                var (result, answer) = await InvokeAsync(fleet, terminate);

                Assert.Equal(1, fault.Applied);
                Assert.Equal("completed", Text(answer, "status") ?? result.ErrorMessage);
                await AssertNothingLeftAsync(fleet, id, Text(launched, "license")!, Text(launched, "hostname")!);
            });
        }
    }

    [Fact]
    public async Task Launch_TableThrottles_IsWaitedOut()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        // More than the SDK's own attempts.
        var faults = ((string[])["Query", "TransactWriteItems"])
            .Select(action => fleet.Aws.Faults.Add("dynamodb", action, FaultEffect.Throttle(), times: 4)).ToArray();

        await AssertLaunchedAsync(fleet, id, launch, faults);
    }

    [Fact]
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
        var number = fleet.Members.Count();
        Assert.Equal(($"FGVM00{number}", $"fgt-00{number}"), (Text(answer, "license"), Text(answer, "hostname")));
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        var pools = await fleet.ReadTableAsync(Timeout);
        Assert.Equal(
            (string[])[.. Enumerable.Range(1, number).SelectMany(n => (string[])[$"hostname#fgt-00{n}", $"license#FGVM00{n}"]).Order(StringComparer.Ordinal)],
            pools.Items.Where(item => item.IsHeld).Select(item => item.Category).Order(StringComparer.Ordinal));
        await AssertInvariantsAsync(fleet);
    }
}
