using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Simulation.World;
using FgtAsg.StartCommand;

namespace FgtAsg.Tests.StartCommand;

/// <summary>When a command is sent, and to which firewall. <see cref="StartCommandNameTests"/> tests the name in it.</summary>
public sealed class StartCommandTests
{
    private readonly StartCommandScenario _scenario = new();

    private SimulatedFleet Fleet => _scenario.Fleet;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_SwitchedOff_MakesNoCall(bool isInGroup)
    {
        Fleet.Configure(options => options with { Start = null });
        var id = isInGroup ? await _scenario.LaunchAsync() : Fleet.Cloud.RunInstance(Fleet.GroupSubnet);
        var gate = new CallGate();

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal(
            (ResultStatus.Ignored, null, "an instance became 'running': neither start_command_document nor running_topic_arn is set"),
            (answer.Status, answer.Action, answer.Reason));
        Assert.Empty(gate.Calls);
    }

    [Fact]
    public async Task Start_RunningAndNamed_SendsTheCommandAndWaitsForItsEnd()
    {
        var id = await _scenario.LaunchAsync();

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id));

        _scenario.AssertOneCommand(id, "hostname-001");
        var command = Fleet.SystemsManager.Commands[0].CommandId;
        Assert.Equal(
            (ResultStatus.Completed, "start", id, "hostname-001", new CommandReport(command, "Success", 0)),
            (answer.Status, answer.Action, answer.InstanceId, answer.Hostname, answer.Start!));
        var record = _scenario.Record(id)!;
        Assert.Contains($"CommandId={command}", record, StringComparison.Ordinal);
        Assert.Contains("Kind=start", record, StringComparison.Ordinal);
        Assert.Contains("ResponseCode=0", record, StringComparison.Ordinal);
        Assert.Contains("State=Ended Status=Success", record, StringComparison.Ordinal);
        Assert.Contains("ExpiresAt=", record, StringComparison.Ordinal);
        _scenario.AssertNoSecret();
    }

    [Fact]
    public async Task Start_EventComesBeforeTheLaunch_WaitsForTheName()
    {
        var (id, launch) = Fleet.Launch();
        await Fleet.PassAsync(Fleet.Cloud.Options.InstanceStartDelay);
        var looks = 0;
        var gate = new CallGate
        {
            Before = call =>
            {
                if (call.Operation == "DescribeInstances" && ++looks == 8)
                {
                    Assert.Equal(ResultStatus.Completed, Fleet.AskAsync(launch).GetAwaiter().GetResult().Status);
                }

                return null;
            },
        };

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal((ResultStatus.Completed, "hostname-001"), (answer.Status, answer.Hostname));
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Fact]
    public async Task Start_NeverNamed_SendsNothingAndIsRetried()
    {
        var (id, _) = Fleet.Launch();
        await Fleet.PassAsync(Fleet.Cloud.Options.InstanceStartDelay);
        Fleet.InvocationTime = TimeSpan.FromMinutes(2);

        var answer = await _scenario.FailAsync(StartCommandScenario.Running(id));

        Assert.Contains($"seeing the hostname of {id}", answer.Reason, StringComparison.Ordinal);
        Assert.Empty(Fleet.SystemsManager.Commands);
        Assert.Null(_scenario.Record(id));
    }

    [Fact]
    public async Task Start_AgentIsSlow_WaitsAndKeepsTheLaunchHookAlive()
    {
        var (id, _) = Fleet.Launch();
        await Fleet.PassAsync(Fleet.Cloud.Options.InstanceStartDelay);
        Fleet.Configure(options => options with { Hostnames = new HostnameOptions() });
        Fleet.SystemsManager.Options = Fleet.SystemsManager.Options with { AgentDelay = TimeSpan.FromMinutes(3) };
        var gate = new CallGate();

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.InRange(gate.Calls.Count(call => call.Operation == "RecordLifecycleActionHeartbeat"), 8, 14);
        Assert.InRange(gate.Calls.Count(call => call.Operation == "DescribeInstanceInformation"), 20, 90);
        Assert.Single(StartCommandScenario.Sent(gate));
    }

    /// <summary>For example an abandoned launch: there is no notification about a failed start.</summary>
    [Fact]
    public async Task Start_InstanceEndsBeforeItsAgentComes_IsIgnoredAtOnce()
    {
        var id = await _scenario.LaunchAsync();
        Fleet.SystemsManager.Options = Fleet.SystemsManager.Options with { AgentDelay = TimeSpan.FromDays(1) };
        var looks = 0;
        var gate = new CallGate
        {
            Before = call =>
            {
                if (call.Operation == "DescribeInstanceInformation" && looks++ == 2)
                {
                    Fleet.Cloud.TerminateInstance(id);
                }

                return null;
            },
        };

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal((ResultStatus.Ignored, $"{id} ends, or has ended"), (answer.Status, answer.Reason));
        Assert.InRange(looks, 3, 5);
        Assert.Empty(Fleet.SystemsManager.Commands);
    }

    /// <summary>The record has expired, but a second command must not be sent.</summary>
    [Fact]
    public async Task Start_OldInstanceWithoutARecord_IsIgnored()
    {
        var id = await _scenario.LaunchAsync();
        await Fleet.AskAsync(StartCommandScenario.Running(id));
        await Fleet.PassAsync(TimeSpan.FromDays(20));
        Assert.NotEqual(0, Fleet.Table.ExpireNow());
        Assert.Null(_scenario.Record(id));

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id));

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Contains("is kept for 14 days only", answer.Reason, StringComparison.Ordinal);
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Fact]
    public async Task Start_AgentNeverComes_SendsNothingAndIsRetried()
    {
        var id = await _scenario.LaunchAsync();
        Fleet.SystemsManager.Options = Fleet.SystemsManager.Options with { AgentDelay = TimeSpan.FromDays(1) };

        var answer = await _scenario.FailAsync(StartCommandScenario.Running(id));

        Assert.Contains($"seeing {id} online in Systems Manager", answer.Reason, StringComparison.Ordinal);
        Assert.Null(_scenario.Record(id));
    }

    [Fact]
    public async Task Start_BothEvents_SendOneCommand()
    {
        var id = await _scenario.LaunchAsync();
        var running = await Fleet.AskAsync(StartCommandScenario.Running(id));

        var confirmed = await Fleet.AskAsync(StartCommandScenario.Launched(id));

        Assert.Equal((ResultStatus.Completed, "confirm", running.Start), (confirmed.Status, confirmed.Action, confirmed.Start));
        Assert.Contains(
            "an earlier delivery reported how the command of this start ended: Success", confirmed.Reason, StringComparison.Ordinal);
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Fact]
    public async Task Start_RunningEventWasLost_SendsOnTheLaunchSuccessfulEvent()
    {
        var id = await _scenario.LaunchAsync();

        var confirmed = await Fleet.AskAsync(StartCommandScenario.Launched(id));

        Assert.Equal((ResultStatus.Completed, "confirm", "Success"), (confirmed.Status, confirmed.Action, confirmed.Start?.Status));
        Assert.Equal(3, confirmed.Interfaces.Count);
        _scenario.AssertOneCommand(id, "hostname-001");
    }

    [Fact]
    public async Task Start_ForeignInstance_IsIgnoredAfterTwoCalls()
    {
        var id = Fleet.Cloud.RunInstance(Fleet.GroupSubnet);
        await Fleet.PassAsync(Fleet.Cloud.Options.InstanceStartDelay);
        var gate = new CallGate();

        var answer = await Fleet.AskAsync(StartCommandScenario.Running(id), gate);

        Assert.Equal((ResultStatus.Ignored, $"{id} does not belong to fleet"), (answer.Status, answer.Reason));
        Assert.Equal(["dynamodb:GetItem", "ec2:DescribeInstances"], gate.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task Start_InstanceOfAnotherGroup_IsIgnoredAfterTwoCalls()
    {
        var id = Fleet.Cloud.RunInstance(Fleet.GroupSubnet, new Dictionary<string, string> { ["aws:autoscaling:groupName"] = "another" });
        var gate = new CallGate();

        Assert.Equal(ResultStatus.Ignored, (await Fleet.AskAsync(StartCommandScenario.Running(id), gate)).Status);

        Assert.Equal(2, gate.Calls.Count);
    }

    [Fact]
    public async Task Start_WarmPool_StartsEachTimeItLeavesThePool()
    {
        Fleet.Cloud.PutWarmPool(
            SimulatedFleet.GroupName, new WarmPoolSpecification { MaxGroupPreparedCapacity = 1, ReuseOnScaleIn = true });
        var id = Fleet.Cloud.Groups[0].Members.Single().InstanceId;
        await Fleet.PassAsync(Fleet.Cloud.Options.InstanceStartDelay);
        var warming = await Fleet.AskAsync(StartCommandScenario.Running(id));
        Assert.Equal(
            (ResultStatus.Ignored, $"{id} is in the warm pool: it is started when it comes into fleet"), (warming.Status, warming.Reason));
        await Fleet.SettleAsync();
        Assert.Empty(Fleet.SystemsManager.Commands);

        Fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName);
        await Fleet.SettleAsync();
        Fleet.Cloud.ScaleIn(id);
        await Fleet.SettleAsync();
        Fleet.Cloud.LaunchInstances(SimulatedFleet.GroupName);
        await Fleet.SettleAsync();

        Assert.Equal(
            ["hostname-001.eu-central-1", "hostname-002.eu-central-1"],
            Fleet.SystemsManager.Commands.Select(command => command.Parameters["name"][0]));
    }

    [Fact]
    public async Task Start_InstanceEndsMeanwhile_IsIgnored()
    {
        var id = await _scenario.LaunchAsync();
        Fleet.Terminate(id);

        Assert.Equal(ResultStatus.Ignored, (await Fleet.AskAsync(StartCommandScenario.Running(id))).Status);
        Assert.Empty(Fleet.SystemsManager.Commands);
    }
}
