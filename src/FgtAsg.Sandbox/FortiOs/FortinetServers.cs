using System.Security.Cryptography;
using System.Text;

namespace FgtAsg.Sandbox.FortiOs;

/// <summary>
/// Fortinet's license servers. A serial number counts for one machine. It is free again 90 minutes after the last hourly check-in of a
/// machine that is gone.
/// </summary>
public sealed class FortinetServers
{
    private static readonly TimeSpan FreeAfter = TimeSpan.FromMinutes(90);
    private static readonly TimeSpan CheckInEvery = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Holder> _holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _gone = new(StringComparer.Ordinal);

    /// <summary>Whether the servers answer at a time.</summary>
    public Func<DateTimeOffset, bool> IsReachable { get; set; } = _ => true;

    /// <summary>Serial numbers of licenses that are not valid on any machine.</summary>
    public ISet<string> Revoked { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Serial numbers of license files that every unit refuses at once.</summary>
    public ISet<string> Refused { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The serial number in a license file.</summary>
    public static string SerialOf(string license)
    {
        var text = string.Concat(license.Where(c => !char.IsWhiteSpace(c)));
        return "FGVM" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    /// <summary>A machine outside the simulation uses a serial number.</summary>
    public void UseElsewhere(string serial, DateTimeOffset now) => _holders[serial] = new Holder("elsewhere", now);

    /// <summary>A machine has ended or stopped.</summary>
    internal void Gone(string machine, DateTimeOffset now) => _gone.TryAdd(machine, now);

    /// <summary>A machine asks whether its license counts. Null if the servers do not answer.</summary>
    internal LicenseAnswer? Check(string serial, string machine, DateTimeOffset now)
    {
        if (!IsReachable(now))
        {
            return null;
        }

        if (Revoked.Contains(serial))
        {
            return LicenseAnswer.Invalid;
        }

        if (_holders.TryGetValue(serial, out var holder) && holder.Machine != machine && !IsFree(holder, now))
        {
            return LicenseAnswer.Duplicate;
        }

        _gone.Remove(machine);
        _holders[serial] = new Holder(machine, now);
        return LicenseAnswer.Valid;
    }

    private bool IsFree(Holder holder, DateTimeOffset now)
    {
        if (!_gone.TryGetValue(holder.Machine, out var gone))
        {
            return false;
        }

        var checkIns = Math.Floor((gone - holder.Since) / CheckInEvery);
        return now >= holder.Since + (checkIns * CheckInEvery) + FreeAfter;
    }

    private sealed record Holder(string Machine, DateTimeOffset Since);
}

/// <summary>The answer of Fortinet's servers.</summary>
internal enum LicenseAnswer
{
    Valid,
    Duplicate,
    Invalid,
}
