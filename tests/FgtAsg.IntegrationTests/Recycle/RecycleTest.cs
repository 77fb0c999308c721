using Amazon.DynamoDBv2.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.IntegrationTests.Recycle;

/// <summary>
/// A test of the deployed state machine in the sandbox. A third-party interpreter runs it, and the built function does its tasks.
/// </summary>
public abstract class RecycleTest : FleetTest
{
    private static readonly CloudOptions Cloud = QuickCloud with
    {
        // A bad instance turns unhealthy at once. If it looked healthy for a moment, the run would remove another old instance, and the
        // number of instances left would be random.
        UnhealthyDelay = TimeSpan.Zero,
        RefreshInterval = TimeSpan.FromMilliseconds(100),
        RefreshPatience = TimeSpan.FromSeconds(20),
    };

    private protected VirtualClock Clock { get; set; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    private protected RecycledFleet Run(Fleet fleet) => new(fleet, Clock, Timeout);

    /// <summary>A fleet with three firewalls of version 1 in service, minimum size 1 and maximum size 4.</summary>
    private protected async Task<Fleet> StartAsync(
        string strategy, (string Name, string Value)? variable = null, (string Key, string Value)? tags = null)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["autorecycle_recycle_on_asg_update"] = "true",
            ["autorecycle_strategy"] = strategy,
        };
        if (strategy == "out-in-timed")
        {
            wanted["autorecycle_exclusion_window"] = "Mon-Fri 08:00-18:00 Europe/Zurich";
        }

        if (tags is { } tag)
        {
            wanted[tag.Key] = tag.Value;
        }

        var fleet = await StartFleetAsync(Cloud, new FleetOptions
        {
            RecycleTags = wanted,
            // More processes would cost start-up time without making the test faster: the state machine waits for the firewalls anyway.
            MaxConcurrency = 2,
            Environment = variable is { } set ? new Dictionary<string, string>(StringComparer.Ordinal) { [set.Name] = set.Value } : [],
            Group = group => group with { MinSize = 1, MaxSize = 4, DesiredCapacity = 3, ReplacesLostInstances = true },
        });
        await fleet.WhenAtRestAsync(Timeout);
        Assert.All(fleet.Members, member => Assert.Equal(LifecycleStates.InService, member.LifecycleState));
        Assert.Equal(3, fleet.Members.Count());
        return fleet;
    }

    private protected static void NewVersion(Fleet fleet, LaunchTemplateDefect defect = LaunchTemplateDefect.None) =>
        fleet.Cloud.CreateLaunchTemplateVersion(fleet.Options.GroupName, new LaunchTemplateVersionSpecification { Defect = defect });

    private protected static List<string> Ids(Fleet fleet) => [.. fleet.Members.Select(member => member.InstanceId)];

    /// <summary>
    /// Asserts that all instances have this version, that their number, the group's sizes and its processes are as before, that there is
    /// no lock, and that all invariants hold.
    /// </summary>
    private protected async Task AssertRestoredAsync(Fleet fleet, RecycledFleet run, long version)
    {
        await fleet.WhenAtRestAsync(Timeout);
        var group = await run.DescribeAsync();
        Assert.Equal((1, 4, 3), (group.MinSize, group.MaxSize, group.DesiredCapacity));
        Assert.Equal(3, group.Instances.Count);
        Assert.All(group.Instances, instance => Assert.Equal(
            ("InService", "Healthy", $"{version}"),
            (instance.LifecycleState.Value, instance.HealthStatus, instance.LaunchTemplate.Version)));
        Assert.DoesNotContain(group.SuspendedProcesses ?? [], process => process.ProcessName is "AZRebalance" or "ScheduledActions");
        Assert.Null(await LockAsync(fleet));
        await AssertInvariantsAsync(fleet);
    }

    private protected async Task<Dictionary<string, AttributeValue>?> LockAsync(Fleet fleet) =>
        (await fleet.DynamoDb.GetItemAsync(
            new GetItemRequest { TableName = fleet.TableName, Key = LockKey(fleet), ConsistentRead = true },
            Timeout)).Item is { Count: > 0 } item
            ? item
            : null;

    private protected Task EndLeaseAsync(Fleet fleet) => fleet.DynamoDb.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = fleet.TableName,
            Key = LockKey(fleet),
            UpdateExpression = "SET LeaseUntil = :past",
            ExpressionAttributeValues = new() { [":past"] = new AttributeValue("2026-01-01T00:00:00Z") },
        },
        Timeout);

    private static Dictionary<string, AttributeValue> LockKey(Fleet fleet) =>
        new() { ["Category"] = new AttributeValue($"recycle#{fleet.Options.GroupName}") };
}
