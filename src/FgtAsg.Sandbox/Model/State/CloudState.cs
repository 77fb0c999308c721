using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>The state of the region. Not thread-safe: <see cref="Cloud"/> locks every access.</summary>
internal sealed class CloudState(CloudOptions options, EventQueue events, IInstanceObserver instanceObserver)
{
    public CloudOptions Options { get; } = options;

    /// <summary>The due time of the current transition, or the clock's time outside of transitions.</summary>
    public DateTimeOffset Now { get; set; }

    public IdSource Ids { get; } = new(options.Seed);

    /// <summary>A separate source, so that read calls do not change the ids of resources.</summary>
    public IdSource RequestIds { get; } = new(~options.Seed);

    /// <summary>A separate source, so that disks do not change the ids of other resources.</summary>
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

    /// <summary>Interface ids by attachment id.</summary>
    public Dictionary<string, string> Attachments { get; } = new(StringComparer.Ordinal);

    /// <summary>Allocation ids by association id.</summary>
    public Dictionary<string, string> Associations { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of their creation.</summary>
    public List<CloudLaunchTemplate> LaunchTemplates { get; } = [];

    /// <summary>The caller of the current call.</summary>
    public CloudCaller Caller { get; private set; } = CloudCaller.Person;

    /// <summary>Groups in the order of their creation.</summary>
    public List<Group> Groups { get; } = [];

    /// <summary>The group of each instance.</summary>
    public Dictionary<string, Group> GroupOfInstance { get; } = new(StringComparer.Ordinal);

    /// <summary>All actions by token, including ended ones, in the order of their start.</summary>
    public OrderedDictionary<string, LifecycleAction> LifecycleActions { get; } = new(StringComparer.Ordinal);

    /// <summary>The active actions, in the order of their start.</summary>
    public List<LifecycleAction> ActiveActions { get; } = [];

    /// <summary>Does the work on behalf of the caller.</summary>
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

/// <summary>The use of a client token: the parameters of the first call, and the interface in its response.</summary>
internal sealed record ClientTokenUse(string Parameters, CloudNetworkInterface Created);
