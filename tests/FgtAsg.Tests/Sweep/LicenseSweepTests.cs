using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.World;
using FgtAsg.Sweep;
using FgtAsg.Tests.Identity;
using FgtAsg.Tests.Support;
using static FgtAsg.Tests.Identity.IntakeScenario;

namespace FgtAsg.Tests.Sweep;

/// <summary>S3's events were lost: the sweep finds the changes in the bucket.</summary>
public sealed class LicenseSweepTests
{
    private static readonly string Text = LicenseText.Of(Id);

    private readonly IntakeScenario _s = new();

    [Fact]
    public async Task Created_EventIsLost_IsTakenIn()
    {
        _s.Fleet.Bucket.Put(KeyOf(Id), Text);

        Assert.Equal([(FindingKind.UntakenLicenseFile, FindingOutcome.Repaired, "the license FGVM01 is in the pool")], await SweptAsync());

        Assert.True(_s.IsInPool());
        Assert.Empty(await SweptAsync());
    }

    [Fact]
    public async Task Created_IsYoung_IsLeftToItsEvent()
    {
        _s.Fleet.Bucket.Put(KeyOf(Id), Text);

        Assert.Empty(Findings(await _s.Fleet.AskAsync("""{"action":"sweep"}""")));
        Assert.False(_s.IsInPool());
    }

    [Fact]
    public async Task Removed_EventIsLost_IsWithdrawn()
    {
        await _s.PutAsync();
        _s.Fleet.Bucket.Delete(KeyOf(Id));

        Assert.Equal([(FindingKind.MissingLicenseFile, FindingOutcome.Repaired, "the license FGVM01 is withdrawn")], await SweptAsync());

        Assert.False(_s.IsInPool());
        Assert.Empty(await SweptAsync());
    }

    [Fact]
    public async Task Removed_WhileHeldAndEventIsLost_IsMarked()
    {
        await _s.PutAsync();
        var holder = await _s.Fleet.LaunchToServiceAsync();
        _s.Fleet.Bucket.Delete(KeyOf(Id));

        Assert.Equal(
            (FindingKind.MissingLicenseFile, FindingOutcome.Repaired, $"the license FGVM01 leaves the pool when {holder} gives it back"),
            Assert.Single(await SweptAsync()));

        Assert.Equal(holder, _s.Text("InstanceId"));
        Assert.NotNull(_s.Text("WithdrawnAt"));
        Assert.Empty(await SweptAsync());
    }

    [Fact]
    public async Task OtherContent_EventIsLost_IsTakenIn()
    {
        await _s.PutAsync();
        _s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of("renewed"));

        Assert.Equal([(FindingKind.UntakenLicenseFile, FindingOutcome.Repaired, "the license FGVM01 is in the pool")], await SweptAsync());

        Assert.Equal(PoolSeed.DigestOf(LicenseText.Of("renewed")), _s.Text("Digest"));
    }

    [Fact]
    public async Task BadFile_EventIsLost_IsReportedOnce()
    {
        _s.Fleet.Bucket.Put(KeyOf(Id), "<html>");

        Assert.Equal(
            [
                (
                    FindingKind.UntakenLicenseFile,
                    FindingOutcome.Repaired,
                    "licenses/FGVM01.lic is refused: the file is a web page: "
                    + "expected a license that begins with the line '-----BEGIN FGT VM LICENSE-----'"),
            ],
            await SweptAsync());
        Assert.Contains("\"LicenseFilesRefused\":1", _s.Fleet.Logged, StringComparison.Ordinal);
        Assert.Empty(await SweptAsync());
    }

    /// <summary>
    /// All events about moving a license file are lost, and the license's holder ends later. The license is free under its new name after
    /// the cool-down.
    /// </summary>
    [Fact]
    public async Task Moved_WhileHeldAndEventsAreLost_IsFreeUnderItsNewNameInTheEnd()
    {
        await _s.PutAsync("a", Text);
        _s.Claim("a");
        _s.Fleet.Bucket.Put(KeyOf("sub/a"), Text);
        _s.Fleet.Bucket.Delete(KeyOf("a"));

        Assert.Equal(
            [(FindingKind.UntakenLicenseFile, FindingOutcome.Repaired), (FindingKind.MissingLicenseFile, FindingOutcome.Repaired)],
            (await SweptAsync()).Select(finding => (finding.Kind, finding.Outcome)).OrderBy(finding => finding.Kind));
        Assert.False(_s.IsInPool("sub/a"));
        var cooled = _s.Cooled;
        await _s.ReleaseAsync("a");

        Assert.Equal([(FindingKind.UntakenLicenseFile, FindingOutcome.Repaired, "the license sub/a is in the pool")], await SweptAsync());

        Assert.Equal(cooled, _s.ItemOf("sub/a")!["AvailableSince"].S);
        Assert.Empty(await SweptAsync());
    }

    [Fact]
    public async Task SecondName_FirstIsRemovedAndItsEventIsLost_TakesItsPlace()
    {
        await _s.PutAsync("a", Text);
        await _s.PutAsync("b", Text);
        Assert.Empty(await SweptAsync());
        _s.Fleet.Bucket.Delete(KeyOf("a"));

        Assert.Equal([(FindingKind.MissingLicenseFile, FindingOutcome.Repaired, "the license a is withdrawn")], await SweptAsync());
        Assert.Equal([(FindingKind.UntakenLicenseFile, FindingOutcome.Repaired, "the license b is in the pool")], await SweptAsync());
        Assert.Empty(await SweptAsync());
    }

    [Fact]
    public async Task OtherContent_WhileHeld_IsTakenInWhenItIsGivenBack()
    {
        await _s.PutAsync();
        _s.Claim();
        await _s.PutAsync(text: LicenseText.Of("renewed"));
        await _s.ReleaseAsync();

        Assert.Equal([(FindingKind.UntakenLicenseFile, FindingOutcome.Repaired, "the license FGVM01 is in the pool")], await SweptAsync());

        Assert.Equal(PoolSeed.DigestOf(LicenseText.Of("renewed")), _s.Text("Digest"));
    }

    [Fact]
    public async Task EarlierVersion_LeftLicensesUnread_AreRead()
    {
        await _s.PutAsync("a");
        await _s.PutAsync("b");
        _s.AsAnEarlierVersionHadIt();

        Assert.Equal([(FindingKind.UnreadLicenses, FindingOutcome.Repaired, null)], await SweptAsync());

        Assert.Equal((true, true), (_s.ItemOf("a")!.ContainsKey("Digest"), _s.ItemOf("b")!.ContainsKey("Digest")));
        Assert.Empty(await SweptAsync());
    }

    [Fact]
    public async Task EarlierVersion_LeftOneThatCannotBeRead_IsReportedAndTheOthersAreRead()
    {
        await _s.PutAsync("a");
        await _s.PutAsync("b");
        _s.AsAnEarlierVersionHadIt();
        _s.Clock.Advance(TimeSpan.FromMinutes(11));
        var gate = new CallGate
        {
            Before = call => call.Request is Amazon.S3.Model.GetObjectRequest { Key: "licenses/a.lic" } ? AwsFault.Fatal(call) : null,
        };

        var answer = await _s.Fleet.AskAsync("""{"action":"sweep"}""", gate);

        Assert.Equal(
            [(FindingKind.UnreadLicenses, FindingOutcome.Reported, "the file of the license a cannot be read: AccessDenied: refused")],
            Findings(answer));
        Assert.Equal((false, true), (_s.ItemOf("a")!.ContainsKey("Digest"), _s.ItemOf("b")!.ContainsKey("Digest")));
    }

    [Fact]
    public async Task Folder_HasOtherFiles_FindsNothing()
    {
        await _s.PutAsync();
        _s.Fleet.Bucket.Put("licenses/FGVM01.LIC", LicenseText.Of("the other case"));
        _s.Fleet.Bucket.Put("licenses/._FGVM01.lic", "side file");
        _s.Fleet.Bucket.Put("licenses/readme.txt", "notes");
        _s.Fleet.Bucket.Put("licenses/eu/", "");
        _s.Fleet.Bucket.Put("elsewhere/FGVM02.lic", Text);

        Assert.Empty(await SweptAsync());
    }

    [Fact]
    public async Task Folder_HasMoreThanAPageOfLicenses_AllAreTakenIn()
    {
        for (var number = 0; number < 1_010; number++)
        {
            _s.Fleet.Bucket.Put(KeyOf($"FGVM{number:00000}"), LicenseText.Of($"{number}"));
        }

        var found = await SweptAsync();

        Assert.Equal(1_010, found.Count(finding => finding is { Kind: FindingKind.UntakenLicenseFile, Outcome: FindingOutcome.Repaired }));
        Assert.True(_s.IsInPool("FGVM01009"));
    }

    [Fact]
    public async Task Folder_CannotBeListed_IsReportedAndEverythingElseIsSwept()
    {
        var (id, _) = _s.Fleet.Launch();
        await _s.PutAsync();
        _s.Clock.Advance(TimeSpan.FromMinutes(11));
        var gate = new CallGate { Before = call => call.Operation == "ListObjectsV2" ? AwsFault.Fatal(call) : null };

        var answer = await _s.Fleet.AskAsync("""{"action":"sweep"}""", gate);

        Assert.Equal(
            [(FindingKind.StuckLaunch, FindingOutcome.Repaired), (FindingKind.UnlistedLicenseFiles, FindingOutcome.Reported)],
            answer.Sweep!.Findings.Select(finding => (finding.Kind, finding.Outcome)));
        Assert.Equal("the license files cannot be listed: AccessDenied: refused", answer.Sweep.Findings[1].Reason);
        await _s.Fleet.SettleAsync();
        FleetAssert.AtRest(_s.Fleet, id);
    }

    [Fact]
    public async Task DryRun_EventsAreLost_ReportsRepairsAndChangesNothing()
    {
        await _s.PutAsync("a");
        _s.Fleet.Bucket.Delete(KeyOf("a"));
        _s.Fleet.Bucket.Put(KeyOf("b"), Text);
        _s.Clock.Advance(TimeSpan.FromMinutes(11));
        var before = _s.Snapshot();

        var answer = await _s.Fleet.AskAsync("""{"dryRun":true}""");

        Assert.Equal(
            [
                (FindingKind.UntakenLicenseFile,
                    "licenses/b.lic",
                    "take it in",
                    "the pool does not have the current content of licenses/b.lic"),
                (FindingKind.MissingLicenseFile, "license#a", "withdraw the license", "there is no file licenses/a.lic any more"),
            ],
            answer.Sweep!.Findings.Select(finding => (finding.Kind, finding.Resources[0], finding.Action, finding.Reason)));
        Assert.Equal(1, answer.Sweep.LicenseFiles);
        Assert.Equal(before, _s.Snapshot());
    }

    /// <summary>The findings about license files of a sweep after the guard.</summary>
    private async Task<IReadOnlyList<(FindingKind Kind, FindingOutcome Outcome, string? Detail)>> SweptAsync()
    {
        _s.Clock.Advance(TimeSpan.FromMinutes(11));
        return Findings(await _s.Fleet.AskAsync("""{"action":"sweep"}"""));
    }

    private static IReadOnlyList<(FindingKind Kind, FindingOutcome Outcome, string? Detail)> Findings(ResultDocument answer) =>
    [
        .. answer.Sweep!.Findings.Where(finding => finding.Kind >= FindingKind.UntakenLicenseFile)
            .Select(finding => (finding.Kind, finding.Outcome, finding.Detail)),
    ];
}
