using FgtAsg.BringUp;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;

namespace FgtAsg.Tests.BringUp;

public sealed class BringUpRulesTests
{
    private const string Before = "FGVMEVAWS0000000";
    private const string Serial = "FGVM000000000001";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly BringUpState State = new("round", "10.0.0.5", At(-10), At(60)) { SerialBefore = Before };

    [Fact]
    public void Deadline_LeavesTheHookThreeMinutes_AndIsNeverLaterThan110Minutes()
    {
        Assert.Equal(Now.AddMinutes(47), BringUpRules.DeadlineOf(Now, TimeSpan.FromMinutes(50)));
        Assert.Equal(Now.AddMinutes(110), BringUpRules.DeadlineOf(Now, TimeSpan.FromHours(48)));
        Assert.Equal(Now.AddMinutes(110), BringUpRules.DeadlineOf(Now, longestWait: null));
    }

    /// <summary>Three failures lock the account, so there are at most two within 65 seconds.</summary>
    [Theory]
    [InlineData(new int[] { }, null)]
    [InlineData(new[] { -5 }, null)]
    [InlineData(new[] { -64, -5 }, 1)]
    [InlineData(new[] { -65, -5 }, null)]
    [InlineData(new[] { -30, -20, -10 }, 45)]
    public void LoginsWithoutSuccess_AreTwoInAWindow(int[] seconds, int? wait)
    {
        var state = State with { Logins = [.. seconds.Select(s => Timestamps.Of(Now.AddSeconds(s)))] };

        Assert.Equal(wait, BringUpRules.WaitForLogin(state, Now)?.TotalSeconds);
    }

    [Fact]
    public void OtherKey_IsAcceptedOnceAfterALicense_AndForHalfAnHour()
    {
        var sent = State with { LicenseSentAt = At(-30) };

        Assert.False(BringUpRules.MayRepin(State, Now));
        Assert.True(BringUpRules.MayRepin(sent, Now));
        Assert.False(BringUpRules.MayRepin(sent, Now.AddSeconds(1)));
        Assert.False(BringUpRules.MayRepin(sent with { RepinnedAfter = sent.LicenseSentAt }, Now));
        Assert.True(BringUpRules.MayRepin(sent with { RepinnedAfter = At(-40) }, Now));
    }

    [Theory]
    [InlineData(true, "vm_valid", Serial, 1, LicenseVerdict.Proven)]
    // The former serial number: FortiOS has not loaded the license.
    [InlineData(true, "vm_valid", Before, 1, LicenseVerdict.Wait)]
    [InlineData(true, "vm_valid", Before, 2, LicenseVerdict.NotTaken)]
    [InlineData(false, "vm_invalid", Before, 2, LicenseVerdict.NotTaken)]
    [InlineData(true, "vm_valid", null, 1, LicenseVerdict.Wait)]
    // Exactly one pair of values is a proof.
    [InlineData(false, "vm_valid", Serial, 1, LicenseVerdict.Wait)]
    [InlineData(null, "vm_valid", Serial, 1, LicenseVerdict.Wait)]
    [InlineData(true, "vm_eval", Serial, 1, LicenseVerdict.Wait)]
    [InlineData(true, "VM_VALID", Serial, 1, LicenseVerdict.Wait)]
    [InlineData(true, null, Serial, 100, LicenseVerdict.Wait)]
    // FortiOS may call a license invalid until Fortinet's servers have answered.
    [InlineData(false, "vm_invalid", Serial, 4, LicenseVerdict.Wait)]
    [InlineData(false, "vm_invalid", Serial, 5, LicenseVerdict.Invalid)]
    [InlineData(false, "vm_pending", Serial, 100, LicenseVerdict.Wait)]
    internal void Report_IsJudged(bool? valid, string? word, string? serial, int minutesAgo, LicenseVerdict expected) => Assert.Equal(
        expected,
        BringUpRules.Judge(State with { LicenseSentAt = At(-minutesAgo) }, new LicenseStatus(valid, word, serial, "v7.4.5"), Now));

    [Theory]
    [InlineData(true, "vm_payg", Serial, true)]
    [InlineData(true, null, Serial, true)]
    [InlineData(false, "vm_valid", Serial, false)]
    [InlineData(true, "vm_valid", "", false)]
    [InlineData(true, "vm_valid", null, false)]
    public void PayAsYouGo_IsProvenByFortiOsOwnWord(bool valid, string? word, string? serial, bool expected) =>
        Assert.Equal(expected, BringUpRules.IsPayAsYouGoProven(new LicenseStatus(valid, word, serial, "v7.4.5")));

    private static string At(int minutes) => Timestamps.Of(Now.AddMinutes(minutes));
}
