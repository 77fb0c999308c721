using System.Text;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.World;
using static FgtAsg.Tests.Identity.IntakeScenario;

namespace FgtAsg.Tests.Identity;

/// <summary>Files in the license folder that are not licenses: their effect on the pool, and the reported reason.</summary>
public sealed class BadFileTests
{
    private const string Expected = "expected a license that begins with the line '-----BEGIN FGT VM LICENSE-----'";

    private readonly IntakeScenario _s = new();

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "empty", [], "the file is empty" },
        { "1 byte", [(byte)'x'], $"the file is not a license: {Expected}" },
        {
            "64 KiB + 1",
            Bytes(LicenseText.Of(new string('A', LicenseContent.LargestSize + 1 - LicenseText.Of("").Length))),
            "the file has 65537 bytes, more than the 65536 that a license may have"
        },
        { "binary", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3], "the file is not plain text" },
        { "HTML", Bytes("<!doctype html>\n<title>Sign in</title>"), $"the file is a web page: {Expected}" },
        { "JSON", Bytes("""{"message":"not found"}"""), $"the file is JSON: {Expected}" },
        {
            "no end",
            Bytes("-----BEGIN FGT VM LICENSE-----\nQUJD\n"),
            "the license has no end: expected '-----END FGT VM LICENSE-----' as the last line; the file may have been cut off"
        },
        {
            "two licenses",
            Bytes(LicenseText.Of("a") + LicenseText.Of("b")),
            "the file has more than one license: expected one license a file"
        },
        {
            "UTF-16",
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(LicenseText.Of("a"))],
            "the file is UTF-16 text: save it as plain text, as it was downloaded"
        },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Created_NotALicense_IsRefusedWithTheReasonAndNotInThePool(string sort, byte[] content, string reason)
    {
        _s.Fleet.Bucket.Put(KeyOf(Id), content, tags: null);

        var answer = await _s.TellAsync(Created(KeyOf(Id)));

        Assert.Equal(
            (ResultStatus.Ignored, $"licenses/FGVM01.lic is refused: {reason}", Id), (answer.Status, answer.Reason, answer.License));
        Assert.False(_s.IsInPool(), sort);
        Assert.Equal(reason, _s.Text("Refused"));
        Assert.Equal(1, Refused());
        Assert.Equal(ResultStatus.Abandoned, (await _s.Fleet.AskAsync(_s.Fleet.Launch().Event)).Status);
        // The file is corrected.
        Assert.Equal("the license FGVM01 is in the pool", (await _s.PutAsync()).Reason);
        Assert.DoesNotContain("Refused", _s.Item!.Keys);
    }

    [Fact]
    public async Task Created_WindowsLineEnds_IsTheLicense()
    {
        await _s.PutAsync();

        var answer = await _s.PutAsync("copy", LicenseText.Of(Id).ReplaceLineEndings("\r\n"));

        Assert.Equal("licenses/copy.lic is refused: it is the same license as FGVM01, which is given out under that name", answer.Reason);
    }

    [Theory]
    [InlineData("licenses/._FGVM01.lic", "'licenses/._FGVM01.lic' is a side file of macOS, not a license", 0)]
    [InlineData("licenses/.DS_Store", "'licenses/.DS_Store' is not a license file: expected 'licenses/<license>.lic'", 0)]
    [InlineData("licenses/eu/", "'licenses/eu/' is not a license file: expected 'licenses/<license>.lic'", 0)]
    [InlineData("licenses/FGVM01.lic.txt", "'licenses/FGVM01.lic.txt' is not a license file: expected 'licenses/<license>.lic'", 1)]
    [InlineData("intf_track.json", "'intf_track.json' is not a license file: expected 'licenses/<license>.lic'", 0)]
    public async Task AnyEvent_KeyIsNotALicenseFile_AnswersWithoutACall(string key, string reason, int refused)
    {
        _s.Fleet.Bucket.Put(key, new byte[163], tags: null);
        var gate = new CallGate();

        var answer = await _s.Fleet.AskAsync(Event(Created(key)), gate);

        Assert.Equal((ResultStatus.Ignored, "intake", reason), (answer.Status, answer.Action, answer.Reason));
        Assert.Empty(gate.Calls);
        Assert.Equal(refused, Refused());
    }

    [Theory]
    [InlineData("licenses/FGVM01.LIC")]
    [InlineData("licenses/FGVM01.Lic")]
    public async Task Created_SuffixInAnyCase_IsAccepted(string key)
    {
        _s.Fleet.Bucket.Put(key, LicenseText.Of(Id));

        Assert.Equal("the license FGVM01 is in the pool", (await _s.TellAsync(Created(key))).Reason);
        Assert.Equal(key, _s.Text("Key"));
    }

    [Fact]
    public async Task Created_SameNameWithTwoSuffixCases_SecondIsRefused()
    {
        await _s.PutAsync();
        _s.Fleet.Bucket.Put("licenses/FGVM01.LIC", LicenseText.Of("another"));

        var answer = await _s.TellAsync(Created("licenses/FGVM01.LIC"));

        Assert.Equal("licenses/FGVM01.LIC is refused: the file of the license FGVM01 is licenses/FGVM01.lic", answer.Reason);
        Assert.Equal(("licenses/FGVM01.lic", 1), (_s.Text("Key"), Refused()));
        await _s.RemoveAsync();
        Assert.False(_s.IsInPool());
        await _s.TellAsync(Created("licenses/FGVM01.LIC"));
        Assert.Equal("licenses/FGVM01.LIC", _s.Text("Key"));
    }

    /// <summary>The number of refused files that the last answer reported.</summary>
    private int Refused()
    {
        const string Name = "\"LicenseFilesRefused\":";
        var last = _s.Fleet.Logged.Split('\n').Last(line => line.Contains(Name, StringComparison.Ordinal));
        return last[last.IndexOf(Name, StringComparison.Ordinal) + Name.Length] - '0';
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
