using Amazon.EC2.Model;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Network;
using FgtAsg.Sweep;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sweep;

/// <summary>
/// Short methods to build a sweep's view. Ages are in minutes. The group is <c>fleet</c>, with an interface <c>external</c> at index 1.
/// </summary>
internal sealed class SweepScene
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly InstanceId Id = Given.Id;

    private static readonly LifecycleHookName Launching = new("launch", HookTransitions.Launching);
    private static readonly LifecycleHookName Terminating = new("terminate", HookTransitions.Terminating);

    private readonly List<NetworkInterface> _interfaces = [];
    private readonly List<Address> _addresses = [];
    private readonly List<HeldItem> _held = [];
    private readonly Dictionary<InstanceId, InstanceRecord> _records = [];
    private readonly Dictionary<InstanceId, string> _unreadable = [];
    private readonly Dictionary<InstanceId, GroupMember> _members = [];
    private readonly Dictionary<InstanceId, Instance> _instances = [];
    private TrackDocument? _track = TrackDocument.Empty;
    private LockTags? _lock;

    public FunctionOptions Options { get; set; } = Given.Options(Given.Option("external", 1));

    public List<LifecycleHookName> Hooks { get; } = [Launching, Terminating];

    /// <summary>A firewall without findings.</summary>
    public static SweepScene AtRest(string state = "InService", string record = nameof(RecordState.InService)) =>
        new SweepScene()
            .Member(state)
            .Instance()
            .Record(record)
            .Interface("eni-0", index: 0, isOurs: false)
            .Interface("eni-1", index: 1)
            .Tracked("eni-0", "eni-1");

    public SweepScene Member(string state)
    {
        _members[Id] = new GroupMember(Id, state);
        return this;
    }

    public SweepScene Instance(string state = "running", int age = 600, string? endedAgo = null, string? group = "fleet", params Tag[] tags)
    {
        _instances[Id] = new Instance
        {
            InstanceId = Id.Value,
            State = new InstanceState { Name = state },
            LaunchTime = Now.AddMinutes(-age).UtcDateTime,
            StateTransitionReason = endedAgo is null
                ? ""
                : "User initiated ("
                    + $"{Now.AddMinutes(-int.Parse(endedAgo, System.Globalization.CultureInfo.InvariantCulture)):yyyy-MM-dd HH:mm:ss} GMT)",
            Tags = [.. group is null ? [] : new[] { new Tag { Key = ResourceTags.AutoScalingGroupKey, Value = group } }, .. tags],
        };
        return this;
    }

    public SweepScene Record(
        RecordState state,
        int age = 600,
        string? group = "fleet",
        string? license = null,
        string? warmedAt = null,
        int? workLeft = null,
        bool isClosed = false,
        int? terminatingAge = null,
        bool isBegun = true,
        string? hostname = null)
    {
        var at = Timestamps.Of(Now.AddMinutes(-age));
        _records[Id] = new InstanceRecord(Id, group, state)
        {
            License = license,
            Hostname = hostname,
            LaunchingAt = isBegun ? at : null,
            WarmedAt = state == RecordState.Warmed ? at : warmedAt,
            ExpiresAt = isClosed ? 1 : null,
            TerminatingAt = state is not (RecordState.Terminating or RecordState.Failed or RecordState.Terminated)
                ? null
                : terminatingAge is { } ago ? Timestamps.Of(Now.AddMinutes(-ago)) : at,
            WorkUntil = workLeft is { } minutes ? Timestamps.Of(Now.AddMinutes(minutes)) : null,
        };
        return this;
    }

    /// <inheritdoc cref="Record(RecordState, int, string?, string?, string?, int?, bool, int?, bool, string?)"/>
    public SweepScene Record(string state, int age = 600, string? license = null, string? warmedAt = null, int? workLeft = null) =>
        Record(Enum.Parse<RecordState>(state), age, license: license, warmedAt: warmedAt, workLeft: workLeft);

    public SweepScene UnreadableRecord()
    {
        _unreadable[Id] = "has the State 'Dancing'";
        return this;
    }

    /// <summary>Adds an interface for the instance. With an index, it is attached.</summary>
    public SweepScene Interface(
        string id, int? index = null, bool isOurs = true, string name = "external", int age = 600, bool goesWithInstance = true)
    {
        var made = isOurs ? Given.Own(id, name) : Given.Interface(id);
        if (index is { } at)
        {
            made.Attached(at, goesWithInstance).Attachment.AttachTime = Now.AddMinutes(-age).UtcDateTime;
        }

        _interfaces.Add(made);
        return this;
    }

    public SweepScene Address(string id, string? networkInterfaceId = null, string name = "external")
    {
        _addresses.Add(Given.Address(id, networkInterfaceId, Given.Tags(name)));
        return this;
    }

    /// <summary>Adds these interfaces of the instance to the track file; their order gives the indexes.</summary>
    public SweepScene Tracked(params string[] ids)
    {
        _track = (_track ?? TrackDocument.Empty)
            .With(Id, TrackEntry.From(ids.Select((id, index) => Given.Interface(id).Attached(index)), _ => true));
        return this;
    }

    public SweepScene WithoutTrackFile()
    {
        _track = null;
        return this;
    }

    public SweepScene Locked(string? owner, int? leaseEndedAgo)
    {
        _lock = new LockTags(owner, leaseEndedAgo is { } ago ? Now.AddMinutes(-ago) : null, []);
        return this;
    }

    public SweepScene Held(string name = "license-001", string? group = "fleet", int? age = 600)
    {
        _held.Add(new HeldItem(PoolKind.License, name, Id, group, age is { } minutes ? Now.AddMinutes(-minutes) : null));
        return this;
    }

    /// <summary>Sets the form of the hostname in tags, in a fleet with a hosted zone.</summary>
    public SweepScene Naming(string form) => With(Options with
    {
        Hostnames = new HostnameOptions { IsUsed = true, Tags = Enum.Parse<HostnameForm>(form) },
        Dns = new FgtAsg.Configuration.DnsOptions("Z1", "fw.example.internal", DeviceIndex: 0, Ttl: 60),
    });

    public SweepScene With(FunctionOptions options)
    {
        Options = options;
        return this;
    }

    public IReadOnlyList<Finding> Plan() => new SweepPlanner(Options, Given.ResourceTags).Plan(new SweepView
    {
        SeenAt = Now,
        Members = _members,
        Instances = _instances,
        NetworkInterfaces = _interfaces,
        Addresses = _addresses,
        Table = new SweptTable(_records, _held, _unreadable),
        Track = _track,
        TrackProblem = _track is null ? "it is not a JSON object" : null,
        PoolItems = new HashSet<string>(["license#license-001", "hostname#hostname-001"], StringComparer.Ordinal),
        Hooks = Hooks,
        Lock = _lock,
    });
}
