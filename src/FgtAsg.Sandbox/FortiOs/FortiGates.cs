using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.FortiOs;

/// <summary>
/// The simulated FortiGates of a region: one on each instance. A unit lives and dies with its instance, and a stopped instance keeps its
/// disk.
/// </summary>
/// <remarks>Thread-safe. Nothing happens between requests: a unit is brought to the current time when it is asked.</remarks>
public sealed class FortiGates
{
    private const string StateChange = "EC2 Instance State-change Notification";

    private readonly Lock _lock = new();
    private readonly Cloud _cloud;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, FortiGateUnit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Impostor> _impostors = new(StringComparer.Ordinal);

    public FortiGates(Cloud cloud, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        (_cloud, _time) = (cloud, time);
        cloud.EventRaised += e =>
        {
            if (e.DetailType == StateChange && !e.Detail.Contains("\"running\"", StringComparison.Ordinal))
            {
                NoteEnds();
            }
        };
    }

    /// <summary>For units that are asked for the first time from now on.</summary>
    public FortiGateOptions Options { get; set; } = new();

    public FortinetServers Servers { get; } = new();

    /// <summary>The units that were asked at least once, including those that are gone.</summary>
    public IReadOnlyList<FortiGateUnit> Units
    {
        get
        {
            lock (_lock)
            {
                return [.. _units.Values];
            }
        }
    }

    public IReadOnlyList<Impostor> Impostors
    {
        get
        {
            lock (_lock)
            {
                return [.. _impostors.Values];
            }
        }
    }

    /// <summary>The unit of an instance. Its state is the one at its last request.</summary>
    public FortiGateUnit Unit(string instanceId)
    {
        lock (_lock)
        {
            return UnitOf(instanceId);
        }
    }

    /// <summary>The unit of a running instance at the current time; null if the instance does not run.</summary>
    public FortiGateUnit? Now(string instanceId)
    {
        var instance = _cloud.Instances.FirstOrDefault(i => i.Id == instanceId && i.State == CloudInstanceState.Running);
        lock (_lock)
        {
            return instance is null ? null : Advanced(instance);
        }
    }

    /// <summary>
    /// Another machine answers at the addresses of an instance, until the instance is gone or <see cref="RemoveImpostor"/>.
    /// </summary>
    public Impostor PutImpostor(string instanceId)
    {
        lock (_lock)
        {
            return _impostors[instanceId] = new Impostor(instanceId);
        }
    }

    public void RemoveImpostor(string instanceId)
    {
        lock (_lock)
        {
            _impostors.Remove(instanceId);
        }
    }

    /// <summary>Sends one request over a TLS connection of its own.</summary>
    /// <param name="isTrusted">The client's decision about the peer, before it sends the request.</param>
    public UnitAnswer Exchange(string host, int port, UnitRequest request, Func<UnitPeer, bool> isTrusted)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(isTrusted);
        var instance = RunningAt(host);
        lock (_lock)
        {
            if (instance is null)
            {
                return new UnitAnswer.Silent();
            }

            if (_impostors.TryGetValue(instance.Id, out var impostor))
            {
                return isTrusted(impostor.Peer) ? impostor.Answer(request) : new UnitAnswer.Untrusted(impostor.Peer);
            }

            var unit = Advanced(instance);
            var now = _time.GetUtcNow();
            if (!unit.Listens(now) || port != unit.Options.AdminPort)
            {
                return new UnitAnswer.Refused();
            }

            var peer = unit.Peer();
            return isTrusted(peer) ? new UnitApi(unit, peer, now).Answer(request) : new UnitAnswer.Untrusted(peer);
        }
    }

    private CloudInstance? RunningAt(string host)
    {
        var attached = _cloud.NetworkInterfaces.FirstOrDefault(i => i.Attachment is not null && i.PrivateIps.Any(ip => ip.Address == host));
        return attached is null
            ? null
            : _cloud.Instances.FirstOrDefault(i => i.Id == attached.Attachment!.InstanceId && i.State == CloudInstanceState.Running);
    }

    private FortiGateUnit Advanced(CloudInstance instance)
    {
        var unit = UnitOf(instance.Id);
        var addresses = _cloud.NetworkInterfaces
            .Where(i => i.Attachment?.InstanceId == instance.Id)
            .Select(i => i.PrimaryIp.Address)
            .Order(StringComparer.Ordinal);
        unit.Advance(instance.LaunchTime, string.Join(',', addresses), _time.GetUtcNow());
        return unit;
    }

    private FortiGateUnit UnitOf(string instanceId)
    {
        if (!_units.TryGetValue(instanceId, out var unit))
        {
            _units[instanceId] = unit = new FortiGateUnit(instanceId, Options, Servers);
        }

        return unit;
    }

    private void NoteEnds()
    {
        var running = _cloud.Instances
            .Where(i => i.State == CloudInstanceState.Running)
            .Select(i => i.Id)
            .ToHashSet(StringComparer.Ordinal);
        lock (_lock)
        {
            foreach (var id in _units.Keys.Where(id => !running.Contains(id)))
            {
                Servers.Gone(id, _time.GetUtcNow());
            }
        }
    }
}

/// <summary>A machine that pretends to be a firewall. It accepts everything, and keeps what it was sent.</summary>
public sealed class Impostor(string instanceId)
{
    private readonly List<UnitRequest> _received = [];

    public UnitPeer Peer { get; } = new($"impostor of {instanceId}", IssuerKey: null);

    public IReadOnlyList<UnitRequest> Received => _received;

    internal UnitAnswer Answer(UnitRequest request)
    {
        _received.Add(request);
        return new UnitAnswer.Answered(
            200,
            [KeyValuePair.Create("Set-Cookie", "session_key_443=\"x\""), KeyValuePair.Create("Set-Cookie", "ccsrftoken_443=\"x\"")],
            """{"status_code":5,"status_message":"LOGIN_SUCCESS","status":"success","http_status":200,"serial":"FGVM0"}"""u8.ToArray(),
            Peer);
    }
}
