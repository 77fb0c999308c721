using System.Security.Cryptography;
using System.Text;

namespace FgtAsg.Sandbox.FortiOs;

/// <summary>
/// One simulated FortiGate: its life from boot to boot, its license and its certificates. <see cref="UnitApi"/> is its REST API.
/// </summary>
/// <param name="instanceId">The instance, which is also the first password.</param>
public sealed class FortiGateUnit(string instanceId, FortiGateOptions options, FortinetServers servers)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    private DateTimeOffset _startedAt;
    private DateTimeOffset _bootedFrom;
    private TimeSpan _bootTime;
    private DateTimeOffset _nextQuestion;
    private DateTimeOffset? _duplicateSince;
    private string _addresses = "";
    private int _leaves;
    private int _authorities;
    private LicenseAnswer? _answer;

    public string InstanceId => instanceId;

    /// <summary>Before the first license the serial number of an unlicensed image.</summary>
    public string Serial { get; private set; } = options.IsPayAsYouGo
        ? $"FGTAWS{instanceId[^10..].ToUpperInvariant()}"
        : "FGVMEVAWS0000000";

    public bool HasLicense { get; private set; }

    /// <summary>Whether FortiOS calls the license valid.</summary>
    public bool IsValid => options.IsPayAsYouGo || (HasLicense && _answer == LicenseAnswer.Valid)
        || (HasLicense && _answer == LicenseAnswer.Duplicate && _duplicateSince is not null);

    /// <summary>The serial numbers of all licenses that were loaded, in their order.</summary>
    public IReadOnlyList<string> Loaded => _loaded;

    /// <summary>How many license files have arrived.</summary>
    public int Uploads { get; private set; }

    public UnitMisbehavior Misbehavior { get; set; } = options.Misbehavior;

    public int Lockouts => Account.Lockouts;

    public int OutdatedLogins => Account.OutdatedLogins;

    public bool HasPassword(string password) => Account.Has(password);

    internal FortiGateOptions Options => options;

    internal UnitAccount Account { get; } = new(instanceId);

    internal Dictionary<string, string> Configuration { get; } = new(StringComparer.Ordinal);

    private readonly List<string> _loaded = [];

    /// <summary>The word of <c>results.vm.status</c>; null for none.</summary>
    internal string? LicenseWord => options switch
    {
        { IsPayAsYouGo: true } => options.Facts.PayAsYouGoWord,
        _ when !HasLicense => options.Facts.UnlicensedWord,
        _ when IsValid => "vm_valid",
        _ when _answer is null => options.Facts.WaitingWord,
        _ => "vm_invalid",
    };

    /// <summary>Brings the unit to the current time.</summary>
    /// <param name="startedAt">When its instance was last started.</param>
    /// <param name="addresses">The private addresses of its interfaces.</param>
    internal void Advance(DateTimeOffset startedAt, string addresses, DateTimeOffset now)
    {
        if (startedAt != _startedAt)
        {
            _startedAt = startedAt;
            Boot(startedAt, options.BootTime);
        }

        if (addresses != _addresses)
        {
            _addresses = addresses;
            _leaves++;
        }

        var ready = _bootedFrom + _bootTime + options.StartingTime;
        while (HasLicense && _answer is null && _nextQuestion <= now && now >= ready)
        {
            _answer = servers.Check(Serial, instanceId, _nextQuestion);
            _duplicateSince = _answer == LicenseAnswer.Duplicate ? _nextQuestion : null;
            _nextQuestion += AskAgainAfter;
        }

        if (_duplicateSince is { } since && now >= since + options.Facts.DuplicateShowsAfter)
        {
            _duplicateSince = null;
        }
    }

    /// <summary>Whether FortiOS listens.</summary>
    internal bool Listens(DateTimeOffset now) => Misbehavior != UnitMisbehavior.NeverBoots && now >= _bootedFrom + _bootTime;

    /// <summary>Whether FortiOS listens, but its services do not answer yet.</summary>
    internal bool IsStarting(DateTimeOffset now) => now < _bootedFrom + _bootTime + options.StartingTime;

    internal UnitPeer Peer()
    {
        var leaf = KeyOf($"{instanceId}/leaf/{_authorities}/{_leaves}");
        return new UnitPeer(
            leaf,
            options.Dialect.HasOwnAuthority && options.Facts.SendsIssuer ? KeyOf($"{instanceId}/authority/{_authorities}") : null);
    }

    /// <summary>Takes a license file. A unit that likes it reboots at once, with its serial number and new certificates.</summary>
    /// <returns>False if it refuses the file.</returns>
    internal bool Load(string license, DateTimeOffset now)
    {
        Uploads++;
        if (!license.Contains("BEGIN FGT VM LICENSE", StringComparison.Ordinal) || options.IsPayAsYouGo)
        {
            return false;
        }

        var serial = FortinetServers.SerialOf(license);
        if (servers.Refused.Contains(serial))
        {
            return false;
        }

        (Serial, HasLicense, _answer, _duplicateSince) = (serial, true, null, null);
        _loaded.Add(serial);
        _authorities++;
        Boot(now, options.RebootTime);
        return true;
    }

    private void Boot(DateTimeOffset from, TimeSpan takes)
    {
        (_bootedFrom, _bootTime) = (from, takes);
        _nextQuestion = from + takes + options.StartingTime + options.ValidationTime;
        Account.CloseAll();
    }

    private static string KeyOf(string name) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
