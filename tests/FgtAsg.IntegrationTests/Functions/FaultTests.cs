using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>Throttled calls and lost answers, over HTTP, with the SDK's own retries.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class FaultTests : PoolFleetTest
{
    [Fact]
    public async Task Launch_FirstAnswersOfOneCallLost_GivesTheSameResult()
    {
        var fleet = await StartPoolFleetAsync(licenses: 12, hostnames: 12);
        foreach (var (service, action, calls) in ((string, string, int)[])
        [
            ("ec2", "CreateNetworkInterface", 1), ("ec2", "AttachNetworkInterface", 1), ("ec2", "ModifyNetworkInterfaceAttribute", 1),
            ("ec2", "AllocateAddress", 1), ("ec2", "AssociateAddress", 1), ("ec2", "CreateTags", 1), ("s3", "PutObject", 1),
            ("autoscaling", "CompleteLifecycleAction", 1), ("dynamodb", "UpdateItem", 3), ("dynamodb", "TransactWriteItems", 1),
            ("route53", "ChangeResourceRecordSets", 1), ("s3", "PutObjectTagging", 1),
        ])
        {
            await Steps.AtAsync($"{service}:{action}", async () =>
            {
                var (id, launch) = await LaunchOneAsync(fleet);
                var count = 0;
                var fault = fleet.Aws.Faults.Add(new FaultRule
                {
                    Service = service,
                    Action = action,
                    // Every second call gets its answer, so each retry does.
                    Where = _ => count++ % 2 == 0,
                    Times = calls,
                    Effect = FaultEffect.LoseResponse,
                });

                await AssertLaunchedAsync(fleet, id, launch, fault);
            });
        }
    }

    [Fact]
    public async Task Terminate_AnswerOfOneCallLost_GivesTheSameResult()
    {
        var fleet = await StartPoolFleetAsync(licenses: 7, hostnames: 7);
        foreach (var (service, action) in ((string, string)[])
        [
            ("ec2", "DisassociateAddress"), ("ec2", "ReleaseAddress"), ("s3", "PutObject"), ("autoscaling", "CompleteLifecycleAction"),
            ("dynamodb", "UpdateItem"), ("dynamodb", "TransactWriteItems"), ("route53", "ChangeResourceRecordSets"),
        ])
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

    /// <summary>More throttled calls than the SDK retries.</summary>
    [Fact]
    public async Task Launch_LongThrottlingAndABusyZone_WaitsAndCompletes()
    {
        var fleet = await StartPoolFleetAsync();
        var (id, launch) = await LaunchOneAsync(fleet);
        var faults = ((string Service, string Action, int Times)[])
        [
            ("ec2", "CreateNetworkInterface", 6), ("ec2", "AttachNetworkInterface", 6), ("ec2", "AllocateAddress", 6),
            ("ec2", "DescribeNetworkInterfaces", 6), ("dynamodb", "Query", 4), ("dynamodb", "TransactWriteItems", 4),
        ];

        await AssertLaunchedAsync(
            fleet,
            id,
            launch,
            [
                .. faults.Select(fault => fleet.Aws.Faults.Add(fault.Service, fault.Action, FaultEffect.Throttle(), fault.Times)),
                fleet.Aws.Faults.Add(
                    "route53", "ChangeResourceRecordSets", FaultEffect.ErrorBefore(400, "PriorRequestNotComplete"), times: 4),
            ]);
    }

    /// <summary>
    /// EC2 sends events about every instance in the region. An event about a foreign instance must not block an invocation while EC2
    /// throttles.
    /// </summary>
    [Fact]
    public async Task StateChange_ForeignInstanceWhileEc2Throttles_EndsWithinSecondsAfterAtMostTwoCalls()
    {
        var fleet = await StartPoolFleetAsync();
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "somebody's" };
        var id = fleet.Cloud.RunInstance(fleet.Cloud.Subnets[0].Id, tags);
        fleet.Cloud.TerminateInstance(id);
        fleet.Aws.Faults.Add(new FaultRule { Service = "ec2", Effect = FaultEffect.Throttle() });
        fleet.Aws.Calls.Clear();
        var started = TimeProvider.System.GetTimestamp();

        var payload = SampleEvents.Read("state-change-terminated.json", fleet, id);
        var result = await fleet.Function.InvokeAsync(System.Text.Encoding.UTF8.GetBytes(payload), Timeout);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Contains("RequestLimitExceeded", result.ErrorMessage, StringComparison.Ordinal);
        Assert.InRange(fleet.Aws.Calls.Snapshot().Count(call => call.Service == "ec2"), 1, 2);
    }

    /// <summary>Each pool has more than one item, so that a second claim would be visible.</summary>
    private async Task AssertLaunchedAsync(Fleet fleet, string id, CloudEvent launch, params FaultRule[] faults)
    {
        var (result, answer) = await InvokeAsync(fleet, launch);

        Assert.All(faults, fault => Assert.Equal(fault.Times, fault.Applied));
        Assert.True(answer is not null, result.ErrorMessage);
        Assert.Equal("completed", Text(answer, "status"));
        var number = fleet.Members.Count();
        Assert.Equal(($"FGVM{number:000}", $"fgt-{number:000}"), (Text(answer, "license"), Text(answer, "hostname")));
        Assert.Equal(LifecycleStates.InService, StateOf(fleet, id));
        Assert.Equal((2 * number, number), (OwnInterfaces(fleet).Count(), OwnAddresses(fleet).Count()));
        var pools = await fleet.ReadTableAsync(Timeout);
        Assert.Equal(
            Enumerable.Range(1, number)
                .SelectMany(n => (string[])[$"hostname#fgt-{n:000}", $"license#FGVM{n:000}"]).Order(StringComparer.Ordinal),
            pools.Items.Where(item => item.IsHeld).Select(item => item.Category).Order(StringComparer.Ordinal));
        await AssertInvariantsAsync(fleet);
    }
}
