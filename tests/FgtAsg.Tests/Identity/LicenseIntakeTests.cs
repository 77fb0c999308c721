using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using static FgtAsg.Tests.Identity.IntakeScenario;

namespace FgtAsg.Tests.Identity;

/// <summary>The effect of license files on the pool, one event after the other.</summary>
public sealed class LicenseIntakeTests
{
    private readonly IntakeScenario _s = new();

    [Fact]
    public async Task Created_NewFile_IsAvailableSinceItsUpload()
    {
        _s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
        _s.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await _s.TellAsync(Created(KeyOf(Id)));

        Assert.Equal((ResultStatus.Completed, "intake", Id), (answer.Status, answer.Action, answer.License));
        Assert.Equal("the license FGVM01 is in the pool", answer.Reason);
        Assert.Empty(answer.Warnings);
        var text = LicenseText.Of(Id);
        Assert.Equal(
            [
                ("AvailableSince", "2026-03-01T12:00:00Z"), ("Bucket", "fleet-bucket"), ("Category", "license#FGVM01"),
                ("Digest", PoolSeed.DigestOf(text)), ("ETag", _s.Fleet.Bucket.Get(KeyOf(Id)).ETag.Trim('"')),
                ("Key", "licenses/FGVM01.lic"),
                ("Kind", "license"), ("Pool", "license"), ("Revision", "1"), ("Size", $"{text.Length}"),
            ],
            _s.Item!.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, a.Value.S ?? a.Value.N)));
        Assert.Equal(Id, _s.DigestItemOf(text)!.Text("License"));
    }

    [Fact]
    public async Task Created_Again_ChangesNothingAndIsCompleted()
    {
        await _s.PutAsync();
        var before = _s.Snapshot();

        var answer = await _s.TellAsync(Created(KeyOf(Id)));

        Assert.Equal((ResultStatus.Completed, "the license FGVM01 is in the pool"), (answer.Status, answer.Reason));
        Assert.Equal(before, _s.Snapshot());
    }

    /// <summary>
    /// Events are not trusted: anybody who may invoke the function can send one, and a late event describes a former state.
    /// </summary>
    [Theory]
    [InlineData("ObjectCreated:Put", false)]
    [InlineData("ObjectRemoved:Delete", false)]
    [InlineData("ObjectRemoved:Delete", true)]
    public async Task AnyEvent_ContradictsTheBucket_CreatesAndWithdrawsNothing(string name, bool isThere)
    {
        if (isThere)
        {
            await _s.PutAsync();
        }

        var before = _s.Snapshot();

        var answer = await _s.TellAsync(Record(name, KeyOf(Id)));

        Assert.Equal(
            isThere
                ? (ResultStatus.Completed, "the license FGVM01 is in the pool")
                : (ResultStatus.Ignored, "there is no file licenses/FGVM01.lic and no license of that name"),
            (answer.Status, answer.Reason));
        Assert.Equal(isThere, _s.IsInPool());
        if (isThere)
        {
            Assert.Equal(before, _s.Snapshot());
        }
        else
        {
            Assert.Null(_s.Item);
        }
    }

    [Fact]
    public async Task Created_OtherContent_KeepsItsPlaceInTheQueue()
    {
        await _s.PutAsync();
        _s.Clock.Advance(TimeSpan.FromMinutes(5));

        await _s.PutAsync(text: LicenseText.Of("renewed"));

        Assert.Equal(("2026-03-01T12:00:00Z", "license"), (_s.Text("AvailableSince"), _s.Text("Pool")));
        Assert.Equal(PoolSeed.DigestOf(LicenseText.Of("renewed")), _s.Text("Digest"));
        Assert.Equal(Id, _s.DigestItemOf(LicenseText.Of("renewed"))!.Text("License"));
        Assert.Null(_s.DigestItemOf(LicenseText.Of(Id))!.Text("License"));
    }

    [Fact]
    public async Task Removed_FreeLicense_LeavesThePoolWithATombstone()
    {
        await _s.PutAsync();

        var answer = await _s.RemoveAsync();

        Assert.Equal((ResultStatus.Completed, Id, "the license FGVM01 is withdrawn"), (answer.Status, answer.License, answer.Reason));
        Assert.Equal((null, "2026-03-01T12:00:00Z", null), (_s.Text("Pool"), _s.Text("WithdrawnAt"), _s.Text("ETag")));
        Assert.Equal((VirtualClock.Start + FleetTable.Retention).ToUnixTimeSeconds(), _s.Item!.Number("ExpiresAt"));
    }

    [Fact]
    public async Task Created_AfterItWasWithdrawn_IsAvailableAgain()
    {
        await _s.PutAsync();
        await _s.RemoveAsync();
        _s.Clock.Advance(TimeSpan.FromMinutes(5));

        await _s.PutAsync();

        Assert.Equal(("license", "2026-03-01T12:00:00Z"), (_s.Text("Pool"), _s.Text("AvailableSince")));
        Assert.DoesNotContain("WithdrawnAt", _s.Item!.Keys);
        Assert.DoesNotContain("ExpiresAt", _s.Item!.Keys);
    }

    [Fact]
    public async Task Removed_HeldLicense_IsMarkedAndWithdrawnAtItsReturn()
    {
        await _s.PutAsync();
        _s.Claim();

        var answer = await _s.RemoveAsync();

        Assert.Equal($"the license FGVM01 leaves the pool when {Holder} gives it back", answer.Reason);
        Assert.Equal((Holder, "2026-03-01T12:00:00Z"), (_s.Text("InstanceId"), _s.Text("WithdrawnAt")));
        Assert.DoesNotContain("ExpiresAt", _s.Item!.Keys);
        await _s.ReleaseAsync();
        Assert.Equal((null, null, "2026-03-01T13:30:00Z"), (_s.Text("InstanceId"), _s.Text("Pool"), _s.Text("AvailableSince")));
        Assert.NotNull(_s.Item!.Number("ExpiresAt"));
    }

    [Fact]
    public async Task Created_AfterAHeldLicenseWasMarked_LosesTheMark()
    {
        await _s.PutAsync();
        _s.Claim();
        await _s.RemoveAsync();

        var answer = await _s.PutAsync();

        Assert.Equal($"{Holder} holds the license FGVM01", answer.Reason);
        Assert.DoesNotContain("WithdrawnAt", _s.Item!.Keys);
        await _s.ReleaseAsync();
        Assert.Equal(("license", "2026-03-01T13:30:00Z"), (_s.Text("Pool"), _s.Text("AvailableSince")));
    }

    /// <summary>
    /// The firewall still uses the former content, so that license stays given out. The new content is used after the return.
    /// </summary>
    [Fact]
    public async Task Created_OtherContentWhileHeld_IsUsedAfterTheReturn()
    {
        await _s.PutAsync();
        _s.Claim();

        var answer = await _s.PutAsync(text: LicenseText.Of("renewed"));

        Assert.Equal(
            $"the license FGVM01, which {Holder} holds, has other content now, which takes effect when {Holder} gives it back",
            answer.Reason);
        Assert.Equal(PoolSeed.DigestOf(LicenseText.Of(Id)), _s.Text("Digest"));
        Assert.Equal(Id, _s.DigestItemOf(LicenseText.Of(Id))!.Text("License"));
        Assert.Equal(ResultStatus.Ignored, (await _s.PutAsync("another-name", LicenseText.Of(Id))).Status);
        await _s.ReleaseAsync();
        Assert.False(_s.IsInPool());

        await _s.TellAsync(Created(KeyOf(Id)));

        Assert.Equal(PoolSeed.DigestOf(LicenseText.Of("renewed")), _s.Text("Digest"));
        Assert.Equal("2026-03-01T13:30:00Z", _s.Text("AvailableSince"));
        Assert.True(_s.IsInPool());
        // The other name has the content that a firewall used until now, so it cools down as well.
        await _s.TellAsync(Created(KeyOf("another-name")));
        Assert.Equal("2026-03-01T13:30:00Z", _s.ItemOf("another-name")!.Text("AvailableSince"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Created_AfterAWithdrawal_StillCoolsDown(bool markedWhileHeld)
    {
        await _s.PutAsync();
        _s.Claim();
        if (markedWhileHeld)
        {
            await _s.RemoveAsync();
            await _s.ReleaseAsync();
        }
        else
        {
            await _s.ReleaseAsync();
            await _s.RemoveAsync();
        }

        await _s.PutAsync();

        Assert.Equal(("license", "2026-03-01T13:30:00Z"), (_s.Text("Pool"), _s.Text("AvailableSince")));
    }

    [Theory]
    [InlineData(false, "licenses/FGVM01.lic is refused: the file is empty; the license FGVM01 is withdrawn")]
    [InlineData(true, $"licenses/FGVM01.lic is refused: the file is empty; the license FGVM01 leaves the pool when {Holder} gives it back")]
    public async Task Created_LicenseFileIsEmptyNow_IsWithdrawn(bool isHeld, string reason)
    {
        await _s.PutAsync();
        if (isHeld)
        {
            _s.Claim();
        }

        var answer = await _s.PutAsync(text: "");

        Assert.Equal((ResultStatus.Completed, reason), (answer.Status, answer.Reason));
        Assert.Equal((null, isHeld ? Holder : null, "the file is empty"), (_s.Text("Pool"), _s.Text("InstanceId"), _s.Text("Refused")));
        Assert.Equal(!isHeld, _s.Item!.ContainsKey("ExpiresAt"));
        Assert.Contains("WithdrawnAt", _s.Item!.Keys);
    }

    [Fact]
    public async Task Created_SameLicenseInAnotherFolder_IsReadFromThere()
    {
        await _s.PutAsync();
        _s.Fleet.Configure(options => options with { Licenses = options.Licenses with { Prefix = "byol/" } });
        _s.Fleet.Bucket.Put("byol/FGVM01.lic", LicenseText.Of(Id));

        var answer = await _s.TellAsync(Created("byol/FGVM01.lic"));

        Assert.Equal((ResultStatus.Completed, "byol/FGVM01.lic"), (answer.Status, _s.Text("Key")));
        Assert.True(_s.IsInPool());
    }

    [Fact]
    public async Task AnyEvent_SeveralFiles_AcceptsTheLicensesAndReportsTheOthers()
    {
        await _s.PutAsync("FGVM03");
        _s.Fleet.Bucket.Delete(KeyOf("FGVM03"));
        _s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
        _s.Fleet.Bucket.Put(KeyOf("FGVM02"), LicenseText.Of("FGVM02"));
        _s.Fleet.Bucket.Put(KeyOf("FGVM04"), "");

        var answer = await _s.TellAsync(
            Created(KeyOf(Id)), Created(KeyOf("FGVM02")), Removed(KeyOf("FGVM03")), Created(KeyOf("FGVM04")), Created(KeyOf(Id)),
            Created("intf_track.json"),
            Record("ObjectTagging:Put", KeyOf(Id)));

        Assert.Equal((ResultStatus.Completed, null), (answer.Status, answer.License));
        Assert.Equal(
            "the license FGVM01 is in the pool; the license FGVM02 is in the pool; the license FGVM03 is withdrawn", answer.Reason);
        Assert.Equal(
            [
                "licenses/FGVM04.lic is refused: the file is empty",
                "'intf_track.json' is not a license file: expected 'licenses/<license>.lic'",
                "ObjectTagging:Put is not an event that this function handles",
            ],
            answer.Warnings);
        Assert.True(_s.IsInPool("FGVM02"));
    }

    [Fact]
    public async Task Created_ByAnOperator_IsUsedByTheNextLaunch()
    {
        await _s.PutAsync();
        _s.Clock.Advance(TimeSpan.FromMinutes(1));
        await _s.PutAsync("FGVM02");

        var first = await _s.Fleet.AskAsync(_s.Fleet.Launch().Event);
        var second = await _s.Fleet.AskAsync(_s.Fleet.Launch().Event);

        // The license that has been free the longest comes first.
        Assert.Equal(
            [(ResultStatus.Completed, Id), (ResultStatus.Completed, "FGVM02")], new[] { first, second }.Select(a => (a.Status, a.License)));
    }

    [Fact]
    public async Task AnyEvent_OneFileFails_AcceptsTheOthersAndFailsTheInvocation()
    {
        _s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
        _s.Fleet.Bucket.Put(KeyOf("FGVM02"), LicenseText.Of("FGVM02"));
        var gate = new CallGate
        {
            Before = call => call.Request is Amazon.S3.Model.GetObjectRequest { Key: "licenses/FGVM01.lic" } ? AwsFault.Fatal(call) : null,
        };

        var error = await Assert.ThrowsAsync<IncompleteException>(
            () => _s.Fleet.AskAsync(Event(Created(KeyOf(Id)), Created(KeyOf("FGVM02"))), gate));

        Assert.Equal("intake is incomplete: licenses/FGVM01.lic: AccessDenied: refused", error.Message);
        Assert.Equal(ResultStatus.Failed, error.Result.Status);
        Assert.Null(_s.Item);
        Assert.True(_s.IsInPool("FGVM02"));
        Assert.Contains("Taking in the license FGVM01 failed", _s.Fleet.Logged, StringComparison.Ordinal);
    }
}
