using FgtAsg.Answers;
using FgtAsg.Records;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;

using static FgtAsg.Tests.Intake.IntakeScenario;

namespace FgtAsg.Tests.Intake;

public sealed class LicenseIntakeTests
{
    private readonly IntakeScenario _s = new();

    [Fact]
    public async Task Created_NewFile_IsInThePoolSinceTheEvent()
    {
        var answer = await _s.TakeAsync(Created(3));

        Assert.Equal((AnswerStatus.Completed, "intake", Id), (answer.Status, answer.Action, answer.License));
        Assert.Equal("the licence FGVM01 is in the pool", answer.Reason);
        Assert.Empty(answer.Warnings);
        Assert.Equal(
            [
                ("AvailableSince", "2026-03-01T11:03:00Z"), ("Bucket", "fleet-bucket"), ("Category", "license#FGVM01"), ("Event", "ObjectCreated:Put"),
                ("EventTime", "2026-03-01T11:03:00Z"), ("Key", "licenses/FGVM01.lic"), ("Kind", "license"), ("Pool", "license"), ("Sequencer", "0003"), ("Size", "1000"),
            ],
            _s.Item!.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, a.Value.S ?? a.Value.N)));
    }

    [Fact]
    public async Task Created_EventTimeIsAheadOfTheFunctionsClock_IsAvailableNow()
    {
        await _s.TakeAsync(Created(61));

        Assert.Equal("2026-03-01T12:00:00Z", _s.Text("AvailableSince"));
        Assert.Equal("2026-03-01T12:01:00Z", _s.Text("EventTime"));
    }

    [Fact]
    public async Task Created_Again_ChangesNothingAndIsDone()
    {
        await _s.TakeAsync(Created(3));
        var before = Snapshot();

        var answer = await _s.TakeAsync(Created(3, size: 5));

        Assert.Equal(AnswerStatus.Completed, answer.Status);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task Created_NewerContent_KeepsItsPlaceInTheQueue()
    {
        await _s.TakeAsync(Created(3));
        await _s.TakeAsync(Created(4, size: 7));

        Assert.Equal(("0004", "2026-03-01T11:03:00Z", "license"), (_s.Text("Sequencer"), _s.Text("AvailableSince"), _s.Text("Pool")));
        Assert.Equal(7, _s.Item!.Number("Size"));
    }

    [Theory]
    [InlineData("ObjectCreated:Put", 5)]
    [InlineData("ObjectCreated:Put", 0)]
    [InlineData("ObjectRemoved:Delete", null)]
    public async Task AnyEvent_OlderThanTheRecordedOne_IsIgnored(string name, int? size)
    {
        await _s.TakeAsync(Created(4));
        var before = Snapshot();

        var answer = await _s.TakeAsync(Record(name, 3, KeyOf(Id), size));

        Assert.Equal(AnswerStatus.Ignored, answer.Status);
        Assert.Equal("the event of licenses/FGVM01.lic comes late: a newer one is recorded", answer.Reason);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task Created_SequencerOfAnotherLength_ComparesAsPaddedOnItsRight()
    {
        var shorter = Created(4);
        shorter["s3"]!["object"]!["sequencer"] = "2";
        await _s.TakeAsync(Created(0x1fff));

        await _s.TakeAsync(shorter);

        Assert.Equal("2", _s.Text("Sequencer"));
        Assert.Equal(AnswerStatus.Ignored, (await _s.TakeAsync(Created(0x1fff))).Status);
    }

    [Fact]
    public async Task Removed_FreeLicence_LeavesThePoolAndATombstone()
    {
        await _s.TakeAsync(Created(3));

        var answer = await _s.TakeAsync(Removed(4));

        Assert.Equal((AnswerStatus.Completed, Id, "the licence FGVM01 is withdrawn"), (answer.Status, answer.License, answer.Reason));
        Assert.Equal((null, "0004", "2026-03-01T12:00:00Z"), (_s.Text("Pool"), _s.Text("Sequencer"), _s.Text("WithdrawnAt")));
        Assert.Equal((VirtualClock.Start + FleetTable.Retention).ToUnixTimeSeconds(), _s.Item!.Number("ExpiresAt"));
        Assert.Equal(AnswerStatus.Ignored, (await _s.TakeAsync(Created(3))).Status);
        Assert.Null(_s.Text("Pool"));
    }

    [Fact]
    public async Task Removed_BeforeTheCreatedComes_KeepsItOut()
    {
        Assert.Equal(AnswerStatus.Completed, (await _s.TakeAsync(Removed(4))).Status);

        Assert.Equal(AnswerStatus.Ignored, (await _s.TakeAsync(Created(3))).Status);

        Assert.Null(_s.Text("Pool"));
        Assert.NotNull(_s.Item!.Number("ExpiresAt"));
    }

    [Fact]
    public async Task Created_AfterItWasWithdrawn_IsAvailableAgain()
    {
        await _s.TakeAsync(Created(3));
        await _s.TakeAsync(Removed(4));

        await _s.TakeAsync(Created(5));

        Assert.Equal(("license", "2026-03-01T11:03:00Z"), (_s.Text("Pool"), _s.Text("AvailableSince")));
        Assert.DoesNotContain("WithdrawnAt", _s.Item!.Keys);
        Assert.DoesNotContain("ExpiresAt", _s.Item!.Keys);
    }

    [Fact]
    public async Task Created_OfALicenceThatIsHeld_KeepsItsHolder()
    {
        await _s.TakeAsync(Created(3));
        _s.Claim();

        var answer = await _s.TakeAsync(Created(4, size: 7));

        Assert.Equal($"the licence FGVM01, which {Holder} holds, has a new file", answer.Reason);
        Assert.Equal((Holder, null, null, "0004"), (_s.Text("InstanceId"), _s.Text("Pool"), _s.Text("AvailableSince"), _s.Text("Sequencer")));
        Assert.Equal(7, _s.Item!.Number("Size"));
    }

    [Fact]
    public async Task Removed_OfALicenceThatIsHeld_MarksItAndItsReleaseWithdrawsIt()
    {
        await _s.TakeAsync(Created(3));
        _s.Claim();

        var answer = await _s.TakeAsync(Removed(4));

        Assert.Equal($"the licence FGVM01 leaves the pool when {Holder} gives it back", answer.Reason);
        Assert.Equal((Holder, "2026-03-01T12:00:00Z"), (_s.Text("InstanceId"), _s.Text("WithdrawnAt")));
        Assert.DoesNotContain("ExpiresAt", _s.Item!.Keys);
        await _s.ReleaseAsync();
        Assert.Equal((null, null, "2026-03-01T13:30:00Z"), (_s.Text("InstanceId"), _s.Text("Pool"), _s.Text("AvailableSince")));
        Assert.NotNull(_s.Item!.Number("ExpiresAt"));
    }

    [Fact]
    public async Task Created_AfterAHeldLicenceWasMarked_LosesTheMark()
    {
        await _s.TakeAsync(Created(3));
        _s.Claim();
        await _s.TakeAsync(Removed(4));

        await _s.TakeAsync(Created(5));

        Assert.Equal(Holder, _s.Text("InstanceId"));
        Assert.DoesNotContain("WithdrawnAt", _s.Item!.Keys);
        await _s.ReleaseAsync();
        Assert.Equal(("license", "2026-03-01T13:30:00Z"), (_s.Text("Pool"), _s.Text("AvailableSince")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Created_AfterAWithdrawal_StillCoolsDown(bool markedWhileHeld)
    {
        await _s.TakeAsync(Created(3));
        _s.Claim();
        if (markedWhileHeld)
        {
            await _s.TakeAsync(Removed(4));
            await _s.ReleaseAsync();
        }
        else
        {
            await _s.ReleaseAsync();
            await _s.TakeAsync(Removed(4));
        }

        await _s.TakeAsync(Created(5));

        Assert.Equal(("license", "2026-03-01T13:30:00Z"), (_s.Text("Pool"), _s.Text("AvailableSince")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Removed_OnlyAnOldVersion_LeavesTheLicence(bool isHeld)
    {
        _s.Store();
        await _s.TakeAsync(Created(3));
        if (isHeld)
        {
            _s.Claim();
        }

        var answer = await _s.TakeAsync(Removed(4));

        Assert.Equal((AnswerStatus.Completed, "the licence FGVM01 stays: its file is still in the bucket"), (answer.Status, answer.Reason));
        Assert.Equal(isHeld ? (Holder, null) : (null, "license"), (_s.Text("InstanceId"), _s.Text("Pool")));
        Assert.DoesNotContain("WithdrawnAt", _s.Item!.Keys);
    }

    [Fact]
    public async Task Removed_TheMarkOfAnEarlierRemoval_BringsTheLicenceBack()
    {
        await _s.TakeAsync(Created(3));
        await _s.TakeAsync(Record("ObjectRemoved:DeleteMarkerCreated", 4, KeyOf(Id), size: null));
        Assert.Null(_s.Text("Pool"));
        _s.Store(size: 42);

        await _s.TakeAsync(Removed(5));

        Assert.Equal("license", _s.Text("Pool"));
        Assert.Equal(42, _s.Item!.Number("Size"));
    }

    [Theory]
    [InlineData(0, "licenses/FGVM01.lic is refused: the file is empty")]
    [InlineData(65537, "licenses/FGVM01.lic is refused: the file has 65537 bytes, more than the 65536 that a licence may have")]
    public async Task Created_NoLicencesSize_IsRefusedAndNotLicensed(long size, string reason)
    {
        var answer = await _s.TakeAsync(Created(3, size));

        Assert.Equal((AnswerStatus.Ignored, reason, Id), (answer.Status, answer.Reason, answer.License));
        Assert.Null(_s.Text("Pool"));
        Assert.Null(_s.Text("AvailableSince"));
        Assert.NotNull(_s.Item!.Number("ExpiresAt"));
        // The good content that comes late is not what the file is any more.
        Assert.Equal(AnswerStatus.Ignored, (await _s.TakeAsync(Created(2))).Status);
        Assert.Null(_s.Text("Pool"));
    }

    [Theory]
    [InlineData(false, "licenses/FGVM01.lic is refused: the file is empty; the licence FGVM01 is withdrawn")]
    [InlineData(true, $"licenses/FGVM01.lic is refused: the file is empty; the licence FGVM01 leaves the pool when {Holder} gives it back")]
    public async Task Created_ALicenceLosesItsContent_IsWithdrawn(bool isHeld, string reason)
    {
        await _s.TakeAsync(Created(3));
        if (isHeld)
        {
            _s.Claim();
        }

        var answer = await _s.TakeAsync(Created(4, size: 0));

        Assert.Equal((AnswerStatus.Completed, reason), (answer.Status, answer.Reason));
        Assert.Equal((null, isHeld ? Holder : null), (_s.Text("Pool"), _s.Text("InstanceId")));
        Assert.Equal(!isHeld, _s.Item!.ContainsKey("ExpiresAt"));
        Assert.Contains("WithdrawnAt", _s.Item!.Keys);
    }

    [Theory]
    [InlineData("intf_track.json", "ObjectCreated:Put")]
    [InlineData("licenses/", "ObjectCreated:Put")]
    [InlineData("licenses/readme.txt", "ObjectCreated:Put")]
    [InlineData("licenses/readme.txt", "ObjectRemoved:Delete")]
    public async Task AnyEvent_NoLicenceFile_IsLeftAloneWithoutACall(string key, string name)
    {
        var gate = new CallGate();

        var answer = await _s.Fleet.AskAsync(Event(Record(name, 3, key, size: 100)), gate);

        Assert.Equal((AnswerStatus.Ignored, "intake", null), (answer.Status, answer.Action, answer.License));
        Assert.Equal($"'{key}' is no licence file: expected 'licenses/<licence>.lic'", answer.Reason);
        Assert.Empty(gate.Calls);
    }

    [Fact]
    public async Task AnyEvent_SeveralFiles_AreAllTakenAndTheRestIsSaid()
    {
        await _s.TakeAsync(Created(3, id: "FGVM03"));

        var answer = await _s.TakeAsync(
            Created(3), Created(3, id: "FGVM02"), Removed(4, id: "FGVM03"), Created(3, size: 0, id: "FGVM04"), Record("ObjectCreated:Put", 3, "intf_track.json", 10),
            Record("ObjectTagging:Put", 4, KeyOf(Id), size: null));

        Assert.Equal((AnswerStatus.Completed, null), (answer.Status, answer.License));
        Assert.Equal("the licence FGVM01 is in the pool; the licence FGVM02 is in the pool; the licence FGVM03 is withdrawn", answer.Reason);
        Assert.Equal(
            [
                "licenses/FGVM04.lic is refused: the file is empty",
                "'intf_track.json' is no licence file: expected 'licenses/<licence>.lic'",
                "ObjectTagging:Put is not an event that this function handles",
            ],
            answer.Warnings);
        Assert.Equal("license", _s.Fleet.Table.Find("license#FGVM02")!.Text("Pool"));
    }

    [Fact]
    public async Task Created_ByAnOperator_IsThenLaunchedWith()
    {
        var fleet = new SimulatedFleet(_s.Clock, licenses: 0, hostnames: 3);
        await fleet.AskAsync(Event(Created(3, id: "FGVM02"), Created(2), Created(4, id: "FGVM03")));

        var first = await fleet.AskAsync(fleet.Launch().Event);
        var second = await fleet.AskAsync(fleet.Launch().Event);

        // The longest in the pool comes first.
        Assert.Equal([(AnswerStatus.Completed, Id), (AnswerStatus.Completed, "FGVM02")], new[] { first, second }.Select(a => (a.Status, a.License)));
    }

    [Fact]
    public async Task AnyEvent_OneFileFails_FailsTheInvocationAndTakesTheOthers()
    {
        var gate = new CallGate { Before = call => call.Operation == "HeadObject" ? AwsFault.Fatal(call) : null };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => _s.Fleet.AskAsync(Event(Removed(4), Created(3, id: "FGVM02")), gate));

        Assert.Equal("intake is incomplete: licenses/FGVM01.lic: AccessDenied: refused", error.Message);
        Assert.Equal(AnswerStatus.Failed, error.Answer.Status);
        Assert.Null(_s.Item);
        Assert.Equal("license", _s.Fleet.Table.Find("license#FGVM02")!.Text("Pool"));
        Assert.Contains("Taking in the licence FGVM01 failed", _s.Fleet.Logged, StringComparison.Ordinal);
    }

    private string Snapshot() => string.Join(", ", _s.Item!.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.S ?? a.Value.N}"));
}
