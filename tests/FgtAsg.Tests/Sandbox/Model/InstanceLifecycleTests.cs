using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Tests.Sandbox.Model;

/// <summary>The lifecycle of an instance in a group, in its warm pool, and in each transition between them.</summary>
public sealed class InstanceLifecycleTests
{
    private static readonly CloudOptions Slow = new() { HealthCheckDelay = TimeSpan.FromSeconds(60) };

    private static readonly CloudOptions Late = Slow with { HooksForLostInstances = true };

    private static readonly Dictionary<string, InstanceLifecycle> Stories = new(StringComparer.Ordinal)
    {
        ["launch: the hook continues before it runs"] = new(
            "launch -> Pending:Wait; launch hook CONTINUE -> Pending:Proceed; 5 s -> InService",
            "launch hook EC2>group: CONTINUE; launched EC2>group; capacity 1",
            "pending running"),
        ["launch: the hook abandons"] = new(
            "launch -> Pending:Wait; 5 s -> Pending:Wait; launch hook ABANDON -> Terminating:Proceed; 10 s -> gone",
            "launch hook EC2>group: ABANDON; not launched EC2>group; capacity 1",
            "pending running shutting-down terminated"),
        ["launch: the hook abandons in a group that replaces"] = new(
            "launch -> Pending:Wait; launch hook ABANDON -> Terminating:Proceed; 10 s -> gone",
            "launch hook EC2>group: ABANDON; not launched EC2>group; launch hook EC2>group: Active; capacity 1",
            "pending shutting-down terminated",
            Group: TestRegion.Replacing),
        ["terminate: the hook continues"] = new(
            "in service -> InService; terminate -> Terminating:Wait; terminate hook CONTINUE -> Terminating:Proceed; 10 s -> gone",
            "terminate hook group>EC2: CONTINUE; terminated group>EC2; capacity 0",
            "shutting-down terminated"),
        ["terminate: the hook abandons"] = new(
            "in service -> InService; terminate -> Terminating:Wait; terminate hook ABANDON -> Terminating:Proceed; 10 s -> gone",
            "terminate hook group>EC2: ABANDON; terminated group>EC2; capacity 0",
            "shutting-down terminated"),
        ["terminate: while it launches"] = new(
            "launch -> Pending:Wait; terminate -> Terminating:Wait",
            "launch hook EC2>group: Cancelled; terminate hook group>EC2: Active; capacity 0",
            "pending"),
        ["console: while it launches"] = new(
            "launch -> Pending:Wait; 5 s -> Pending:Wait; terminate in the console -> Pending:Wait; 10 s -> gone",
            "launch hook EC2>group: Cancelled; capacity 1",
            "pending running shutting-down terminated"),
        ["console: while it leaves a group that replaces"] = new(
            "in service -> InService; terminate -> Terminating:Wait; terminate in the console -> Terminating:Wait; 10 s -> gone",
            "terminate hook group>EC2: Cancelled; terminated group>EC2; capacity 0",
            "shutting-down terminated",
            Group: TestRegion.Replacing),
        ["console: found with its end"] = new(
            "in service -> InService; terminate in the console -> InService; 9 s -> InService; 1 s -> gone",
            "terminated group>EC2; capacity 1",
            "shutting-down terminated"),
        ["console: found before its end"] = new(
            "in service -> InService; terminate in the console -> InService; 2 s -> Terminating:Proceed, unhealthy; 8 s -> gone",
            "terminated group>EC2; capacity 1",
            "shutting-down terminated",
            Options: new CloudOptions { HealthCheckDelay = TimeSpan.FromSeconds(2) }),
        ["console: found long after its end"] = new(
            "in service -> InService; terminate in the console -> InService; 59 s -> InService; 1 s -> gone",
            "terminated group>EC2; capacity 1",
            "shutting-down terminated",
            Options: Slow),
        ["console: the group ends it, too, before it is found"] = new(
            "in service -> InService; terminate in the console -> InService; terminate -> Terminating:Wait; 10 s -> gone",
            "terminate hook group>EC2: Cancelled; terminated group>EC2; capacity 0",
            "shutting-down terminated"),
        ["console: found by a group that replaces"] = new(
            "in service -> InService; terminate in the console -> InService; 10 s -> gone",
            "terminated group>EC2; launch hook EC2>group: Active; capacity 1",
            "shutting-down terminated",
            Group: TestRegion.Replacing),
        ["console: the hook runs late, when EC2 has forgotten it"] = new(
            "in service -> InService; terminate in the console -> InService; 60 s -> Terminating:Wait, unhealthy; "
            + "EC2 forgets it -> Terminating:Wait, unhealthy; terminate hook CONTINUE -> gone",
            "terminate hook group>EC2: CONTINUE; terminated group>EC2; capacity 1",
            "shutting-down terminated",
            Options: Late),
        ["console: a hook that waits outlives it"] = new(
            "in service -> InService; terminate -> Terminating:Wait; terminate in the console -> Terminating:Wait; "
            + "60 s -> Terminating:Wait",
            "terminate hook group>EC2: Active; capacity 0",
            "shutting-down terminated",
            Options: Late),
        ["console: in the pool"] = new(
            "warmed -> Warmed:Stopped; terminate in the console -> Warmed:Stopped; 59 s -> Warmed:Stopped; 1 s -> gone",
            "terminated pool>EC2; capacity 0",
            "shutting-down terminated",
            Options: Slow),
        ["console: on its way back into the pool"] = new(
            "taken out -> InService; scale in -> Warmed:Pending:Wait; terminate in the console -> Warmed:Pending:Wait; "
            + "terminate hook CONTINUE -> Warmed:Pending:Proceed; 60 s -> gone",
            "terminate hook group>pool: CONTINUE; terminated pool>EC2; capacity 0",
            "shutting-down terminated",
            Options: Slow),

        ["root volume: both hooks continue"] = new(
            "in service -> InService; replace root volume -> ReplacingRootVolume:Wait; "
            + "terminate hook CONTINUE -> ReplacingRootVolume:Proceed; 5 s -> Pending:Wait; launch hook CONTINUE -> InService",
            "terminate hook group>group for ReplaceRootVolume: CONTINUE; launch hook group>group for ReplaceRootVolume: CONTINUE; "
            + "capacity 1",
            ""),
        ["root volume: the terminate hook abandons"] = new(
            "in service -> InService; replace root volume -> ReplacingRootVolume:Wait; "
            + "terminate hook ABANDON -> ReplacingRootVolume:Proceed; 5 s -> Pending:Wait",
            "terminate hook group>group for ReplaceRootVolume: ABANDON; launch hook group>group for ReplaceRootVolume: Active; "
            + "capacity 1",
            ""),
        ["root volume: the launch hook abandons"] = new(
            "in service -> InService; replace root volume -> ReplacingRootVolume:Wait; "
            + "terminate hook CONTINUE -> ReplacingRootVolume:Proceed; 5 s -> Pending:Wait; launch hook ABANDON -> Terminating:Wait",
            "terminate hook group>group for ReplaceRootVolume: CONTINUE; launch hook group>group for ReplaceRootVolume: ABANDON; "
            + "terminate hook group>EC2: Active; capacity 1",
            ""),
        ["root volume: the instance ends meanwhile"] = new(
            "in service -> InService; replace root volume -> ReplacingRootVolume:Wait; "
            + "terminate hook CONTINUE -> ReplacingRootVolume:Proceed; terminate in the console -> ReplacingRootVolume:Proceed; "
            + "10 s -> gone",
            "terminate hook group>group for ReplaceRootVolume: CONTINUE; terminated group>EC2; capacity 1",
            "shutting-down terminated"),
        ["root volume: no hooks"] = new(
            "launch -> Pending; 5 s -> InService; replace root volume -> ReplacingRootVolume:Proceed; 5 s -> InService",
            "launched EC2>group; capacity 1",
            "pending running",
            Group: TestRegion.NoHooks),

        ["into the pool: the hook continues"] = new(
            "pool -> Warmed:Pending:Wait; launch hook CONTINUE -> Warmed:Pending:Proceed; 5 s -> Warmed:Pending:Proceed; "
            + "5 s -> Warmed:Stopped",
            "launch hook EC2>pool: CONTINUE; launched EC2>pool; capacity 0",
            "pending running stopping stopped"),
        ["into the pool: the hook abandons"] = new(
            "pool -> Warmed:Pending:Wait; launch hook ABANDON -> Warmed:Terminating:Proceed; 10 s -> gone",
            "launch hook EC2>pool: ABANDON; not launched EC2>pool; capacity 0",
            "pending shutting-down terminated"),
        ["into the pool: the hook abandons, and the group warms another"] = new(
            "pool -> Warmed:Pending:Wait; launch hook ABANDON -> Warmed:Terminating:Proceed; 10 s -> gone",
            "launch hook EC2>pool: ABANDON; not launched EC2>pool; launch hook EC2>pool: Active; capacity 0",
            "pending shutting-down terminated",
            Group: TestRegion.Replacing),
        ["out of the pool: the hook continues"] = new(
            "warmed -> Warmed:Stopped; launch -> Pending:Wait; 5 s -> Pending:Wait; launch hook CONTINUE -> InService",
            "launch hook pool>group: CONTINUE; launched pool>group; capacity 1",
            "pending running"),
        ["out of the pool: the hook abandons"] = new(
            "warmed -> Warmed:Stopped; launch -> Pending:Wait; 5 s -> Pending:Wait; launch hook ABANDON -> Terminating:Proceed; "
            + "10 s -> gone",
            "launch hook pool>group: ABANDON; not launched pool>group; capacity 1",
            "pending running shutting-down terminated"),
        ["back into the pool, and out and back again: the hooks continue"] = new(
            "taken out -> InService; scale in -> Warmed:Pending:Wait; terminate hook CONTINUE -> Warmed:Pending:Proceed; "
            + "5 s -> Warmed:Stopped; launch -> Pending:Wait; 5 s -> Pending:Wait; launch hook CONTINUE -> InService; "
            + "scale in -> Warmed:Pending:Wait; terminate hook CONTINUE -> Warmed:Pending:Proceed; 5 s -> Warmed:Stopped",
            "terminate hook group>pool: CONTINUE; terminated group>pool; launch hook pool>group: CONTINUE; launched pool>group; "
            + "terminate hook group>pool: CONTINUE; terminated group>pool; capacity 0",
            "stopping stopped pending running stopping stopped"),
        ["back into the pool: the hook abandons"] = new(
            "taken out -> InService; scale in -> Warmed:Pending:Wait; terminate hook ABANDON -> Warmed:Pending:Proceed; "
            + "5 s -> Warmed:Stopped",
            "terminate hook group>pool: ABANDON; terminated group>pool; capacity 0",
            "stopping stopped"),
        ["the pool would take it back, and it is terminated"] = new(
            "taken out -> InService; terminate -> Terminating:Wait",
            "terminate hook group>EC2: Active; launch hook EC2>pool: Active; capacity 0",
            ""),
        ["the pool takes none back, and another is warmed"] = new(
            "pool without reuse -> Warmed:Pending:Wait; launch hook CONTINUE -> Warmed:Pending:Proceed; 10 s -> Warmed:Stopped; "
            + "launch -> Pending:Wait; 5 s -> Pending:Wait; launch hook CONTINUE -> InService; scale in -> Terminating:Wait",
            "launch hook EC2>pool: CONTINUE; launched EC2>pool; launch hook pool>group: CONTINUE; launched pool>group; "
            + "terminate hook group>EC2: Active; launch hook EC2>pool: Active; capacity 0",
            "pending running stopping stopped pending running"),
        ["ended in the pool: the hook continues"] = new(
            "warmed -> Warmed:Stopped; terminate in the pool -> Warmed:Terminating:Wait; "
            + "terminate hook CONTINUE -> Warmed:Terminating:Proceed; 10 s -> gone",
            "terminate hook pool>EC2: CONTINUE; terminated pool>EC2; capacity 0",
            "shutting-down terminated"),
        ["ended in the pool: the hook abandons"] = new(
            "warmed -> Warmed:Stopped; terminate in the pool -> Warmed:Terminating:Wait; "
            + "terminate hook ABANDON -> Warmed:Terminating:Proceed; 10 s -> gone",
            "terminate hook pool>EC2: ABANDON; terminated pool>EC2; capacity 0",
            "shutting-down terminated"),
        ["ended in the pool: while it stops"] = new(
            "pool -> Warmed:Pending:Wait; 5 s -> Warmed:Pending:Wait; launch hook CONTINUE -> Warmed:Pending:Proceed; "
            + "terminate in the pool -> Warmed:Terminating:Wait; 5 s -> Warmed:Terminating:Wait; "
            + "terminate hook CONTINUE -> Warmed:Terminating:Proceed; 10 s -> gone",
            "launch hook EC2>pool: CONTINUE; terminate hook pool>EC2: CONTINUE; terminated pool>EC2; capacity 0",
            "pending running stopping stopped shutting-down terminated"),
        ["the pool, no hooks"] = new(
            "pool -> Warmed:Pending; 10 s -> Warmed:Stopped; launch -> Pending; 5 s -> InService; scale in -> Warmed:Pending:Proceed; "
            + "5 s -> Warmed:Stopped",
            "launched EC2>pool; launched pool>group; terminated group>pool; capacity 0",
            "pending running stopping stopped pending running stopping stopped",
            Group: TestRegion.NoHooks),
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Lifecycle_EachStory_HappensAsWritten(string name)
    {
        var lived = await Stories[name].HappenAsync();

        Assert.Equal(Stories[name].Steps, lived.Steps);
        Assert.Equal(Stories[name].Told, lived.Told);
        Assert.Equal(Stories[name].Ec2, lived.Ec2);
    }
}
