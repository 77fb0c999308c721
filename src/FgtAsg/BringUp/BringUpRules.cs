using FgtAsg.Fleet;
using FgtAsg.FortiOs;

namespace FgtAsg.BringUp;

/// <summary>The decisions of a bring-up, apart from its calls. Pure.</summary>
internal static class BringUpRules
{
    /// <summary>
    /// The usual pause until the next turn. It is half of the shortest heartbeat timeout of a hook (30 s), because each turn sends one
    /// heartbeat.
    /// </summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>No turn begins another exchange after this time. With a last exchange of 25 s, a turn stays below half a minute.</summary>
    public static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(4);

    /// <summary>The lease of a turn: longer than a turn with its slowest exchange.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(45);

    /// <summary>A message that is this late is regarded as lost.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(90);

    /// <summary>A firewall that has no password after this time does not boot, or does not talk. Slow ones take ten minutes.</summary>
    public static readonly TimeSpan LongestBoot = TimeSpan.FromMinutes(25);

    /// <summary>FortiOS locks an account for 60 s after three failed logins.</summary>
    public static readonly TimeSpan LoginWindow = TimeSpan.FromSeconds(65);

    public const int MostFailedLogins = 2;

    /// <summary>FortiOS may be busy once. A password that it does not take so often is one that its policy refuses.</summary>
    public const int MostPasswordRefusals = 3;

    /// <summary>A license changes the device's certificates. For this long after it was sent, one other key is accepted.</summary>
    public static readonly TimeSpan RepinWindow = TimeSpan.FromMinutes(30);

    /// <summary>A firewall that answers with its former serial number this long after a license was sent has not taken it.</summary>
    public static readonly TimeSpan TakenAfter = TimeSpan.FromSeconds(90);

    public const int MostSends = 3;

    /// <summary>How many licenses of one launch may be duplicate, invalid or refused.</summary>
    public const int MostLicenses = 2;

    /// <summary>FortiOS may call a license invalid until Fortinet's servers have answered. After this time it means it.</summary>
    public static readonly TimeSpan InvalidAfter = TimeSpan.FromMinutes(4);

    /// <summary>Fortinet's servers usually answer within this time after a license was sent, the reboot included.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(5);

    /// <summary>The longest bring-up, whatever the hook permits.</summary>
    private static readonly TimeSpan LongestBringUp = TimeSpan.FromMinutes(110);

    /// <summary>The time that is left of the hook when the bring-up gives up.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(3);

    /// <param name="launchingAt">When the launch began.</param>
    /// <param name="longestWait">How long the hook can hold the instance; null if it is not known.</param>
    public static DateTimeOffset DeadlineOf(DateTimeOffset launchingAt, TimeSpan? longestWait) =>
        launchingAt + (longestWait is { } wait && wait - Reserve < LongestBringUp ? wait - Reserve : LongestBringUp);

    /// <summary>How long to wait before the password may be tried again; null for not at all.</summary>
    public static TimeSpan? WaitForLogin(BringUpState state, DateTimeOffset now)
    {
        var recent = state.Logins
            .Select(text => Timestamps.Parse(text))
            .OfType<DateTimeOffset>()
            .Where(tried => now - tried < LoginWindow)
            .Order()
            .ToList();
        return recent.Count < MostFailedLogins ? null : recent[^MostFailedLogins] + LoginWindow - now;
    }

    /// <summary>
    /// Whether another key than the pinned one is accepted now: once after each license that was sent, and only for a while.
    /// </summary>
    public static bool MayRepin(BringUpState state, DateTimeOffset now) =>
        state.LicenseSentAt is { } sent
        && state.RepinnedAfter != sent
        && Timestamps.Parse(sent) is { } sentAt
        && now - sentAt <= RepinWindow;

    /// <summary>Judges FortiOS' report about a license that was sent.</summary>
    public static LicenseVerdict Judge(BringUpState state, LicenseStatus status, DateTimeOffset now)
    {
        var sinceSent = now - (Timestamps.Parse(state.LicenseSentAt) ?? now);
        var isTaken = status.Serial is { Length: > 0 } serial && serial != state.SerialBefore;
        if (!isTaken)
        {
            return sinceSent > TakenAfter ? LicenseVerdict.NotTaken : LicenseVerdict.Wait;
        }

        return status.IsProven ? LicenseVerdict.Proven
            : IsInvalid(status) && sinceSent > InvalidAfter ? LicenseVerdict.Invalid
            : LicenseVerdict.Wait;
    }

    /// <summary>
    /// Whether a pay-as-you-go firewall is licensed. Which word FortiOS reports for it is not documented, so every word counts with which
    /// FortiOS says that the machine is valid.
    /// </summary>
    public static bool IsPayAsYouGoProven(LicenseStatus status) => status is { VmValid: true, Serial.Length: > 0 };

    /// <summary>Only this word, of the known ones, says that the license does not count on this machine.</summary>
    private static bool IsInvalid(LicenseStatus status) => status.VmStatus == "vm_invalid";
}

/// <summary>What a report about a sent license means.</summary>
internal enum LicenseVerdict
{
    /// <summary>FortiOS has not decided yet, or Fortinet's servers have not answered.</summary>
    Wait,

    /// <summary>The license is valid on this machine.</summary>
    Proven,

    /// <summary>The firewall runs as before: it did not get the license, or did not take it.</summary>
    NotTaken,

    /// <summary>The license does not count on this machine.</summary>
    Invalid,
}
