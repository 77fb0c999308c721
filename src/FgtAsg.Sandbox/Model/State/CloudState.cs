using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>Everything the region knows. Not thread-safe: <see cref="Cloud"/> holds its lock around every use.</summary>
internal sealed class CloudState(CloudOptions options, EventQueue events, IInstanceObserver instanceObserver)
{
    public CloudOptions Options { get; } = options;

    /// <summary>The time of what is happening: a transition's due time while it happens, else the clock's.</summary>
    public DateTimeOffset Now { get; set; }

    public IdSource Ids { get; } = new(options.Seed);

    /// <summary>A source of their own, so that asking does not change what resources are called.</summary>
    public IdSource RequestIds { get; } = new(~options.Seed);

    /// <summary>A source of their own, so that disks do not change what everything else is called.</summary>
    public IdSource DiskIds { get; } = new(options.Seed ^ 0x5D15C);

    public Schedule Schedule { get; } = new();

    public EventQueue Events { get; } = events;

    public IInstanceObserver InstanceObserver { get; } = instanceObserver;

    public Table<CloudVpc> Vpcs { get; } = new(TimeSpan.Zero);

    public Table<CloudSubnet> Subnets { get; } = new(TimeSpan.Zero);

    public Table<CloudSecurityGroup> SecurityGroups { get; } = new(TimeSpan.Zero);

    public Table<CloudNetworkInterface> NetworkInterfaces { get; } = new(options.VisibilityDelay);

    public Table<CloudAddress> Addresses { get; } = new(options.VisibilityDelay);

    public Table<CloudInstance> Instances { get; } = new(options.VisibilityDelay);

    public Table<CloudVolume> Volumes { get; } = new(options.VisibilityDelay);

    public Table<CloudSnapshot> Snapshots { get; } = new(options.VisibilityDelay);

    public Table<CloudImage> Images { get; } = new(options.VisibilityDelay);

    public Dictionary<string, SubnetAddresses> SubnetAddresses { get; } = new(StringComparer.Ordinal);

    public PublicAddresses PublicAddresses { get; } = new();

    public Dictionary<string, ClientTokenUse> ClientTokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Which interface an attachment id belongs to.</summary>
    public Dictionary<string, string> Attachments { get; } = new(StringComparer.Ordinal);

    /// <summary>Which address an association id belongs to.</summary>
    public Dictionary<string, string> Associations { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of their creation.</summary>
    public List<CloudLaunchTemplate> LaunchTemplates { get; } = [];

    /// <summary>Who makes the call that is under way.</summary>
    public CloudCaller Caller { get; private set; } = CloudCaller.Person;

    /// <summary>Groups in the order of their creation.</summary>
    public List<Group> Groups { get; } = [];

    /// <summary>The group each instance is in.</summary>
    public Dictionary<string, Group> GroupOfInstance { get; } = new(StringComparer.Ordinal);

    /// <summary>Every action there ever was, by token, in the order of their start.</summary>
    public OrderedDictionary<string, LifecycleAction> LifecycleActions { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that something still waits for, in the order of their start.</summary>
    public List<LifecycleAction> ActiveActions { get; } = [];

    /// <summary>Does the work in the caller's name.</summary>
    public T CallAs<T>(CloudCaller caller, Func<T> work)
    {
        var before = Caller;
        Caller = caller;
        try
        {
            return work();
        }
        finally
        {
            Caller = before;
        }
    }

    public void Raise(string source, string detailType, IReadOnlyList<string> resources, string detail) =>
        Events.Add(new CloudEvent
        {
            Id = Ids.NextUuid(),
            Source = source,
            DetailType = detailType,
            Time = Now,
            AccountId = Options.AccountId,
            Region = Options.Region,
            Resources = resources,
            Detail = detail,
        });

    public string Ec2Arn(string resource) => $"arn:{Partition}:ec2:{Options.Region}:{Options.AccountId}:{resource}";

    public string Partition =>
        Options.Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Options.Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}

/// <summary>What a client token was used for: its parameters, and the interface as it was answered then.</summary>
internal sealed record ClientTokenUse(string Parameters, CloudNetworkInterface Created);
