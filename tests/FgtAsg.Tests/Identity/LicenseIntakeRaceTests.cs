using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;
using static FgtAsg.Tests.Identity.IntakeScenario;

namespace FgtAsg.Tests.Identity;

/// <summary>Events that overlap with claims, returns, other events and faults. The final state must match the bucket.</summary>
public sealed class LicenseIntakeRaceTests
{
    private static readonly string[] Scenarios =
    [
        "new", "withdrawn", "other content", "removed", "removed while held", "other content while held", "second name", "moved", "bad",
        "earlier version",
    ];

    private static readonly string[] Kinds =
        [FleetFaults.TransientBefore, FleetFaults.TransientAfter, FleetFaults.DeathBefore, FleetFaults.DeathAfter];

    public static TheoryData<string, string> Faults
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var scenario in Scenarios)
            {
                foreach (var kind in Kinds)
                {
                    all.Add(scenario, kind);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task AnyEvent_FaultAtAnyCall_EndsAsWithoutTheFault(string scenario, string fault)
    {
        var (undisturbed, told) = await SceneAsync(scenario);
        await undisturbed.TellAsync(Created(told));
        var expected = undisturbed.Snapshot();

        await FleetFaults.AtEveryCallAsync(
            fault,
            async gate =>
            {
                var (s, key) = await SceneAsync(scenario);
                await FleetFaults.DeliverOnceAsync(s.Fleet, Event(Created(key)), gate);
                await s.TellAsync(Created(key));
                Assert.Equal(expected, s.Snapshot());
            },
            atLeast: 3);
    }

    /// <summary>The file is removed after it was read and before the result is written. The later read decides.</summary>
    [Fact]
    public async Task Created_RemovalIsHandledMeanwhile_StaysOutOfThePool()
    {
        var s = new IntakeScenario();
        s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
        var gate = Once("TransactWriteItems", () => s.RemoveAsync().GetAwaiter().GetResult());

        var answer = await s.Fleet.AskAsync(Event(Created(KeyOf(Id))), gate);

        // The other event found nothing to withdraw, so the write of this one succeeded.
        Assert.Equal("the license FGVM01 is withdrawn", answer.Reason);
        Assert.False(s.IsInPool());
    }

    [Fact]
    public async Task Created_RemovedAfterAnEarlierWithdrawal_IsReadAgain()
    {
        var s = new IntakeScenario();
        await s.PutAsync();
        await s.RemoveAsync();
        s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
        var gate = Once("TransactWriteItems", () =>
        {
            s.TellAsync(Created(KeyOf(Id))).GetAwaiter().GetResult();
            s.RemoveAsync().GetAwaiter().GetResult();
        });

        var answer = await s.Fleet.AskAsync(Event(Created(KeyOf(Id))), gate);

        Assert.Equal("the license FGVM01 is withdrawn", answer.Reason);
        Assert.False(s.IsInPool());
    }

    [Fact]
    public async Task Removed_ClaimedMeanwhile_IsMarked()
    {
        var s = new IntakeScenario();
        await s.PutAsync();
        s.Fleet.Bucket.Delete(KeyOf(Id));
        var gate = Once("TransactWriteItems", () => s.Claim());

        var answer = await s.Fleet.AskAsync(Event(Removed(KeyOf(Id))), gate);

        Assert.Equal($"the license FGVM01 leaves the pool when {Holder} gives it back", answer.Reason);
        Assert.DoesNotContain("ExpiresAt", s.Item!.Keys);
    }

    [Fact]
    public async Task Removed_GivenBackMeanwhile_IsWithdrawnAndStillCools()
    {
        var s = new IntakeScenario();
        await s.PutAsync();
        s.Claim();
        s.Fleet.Bucket.Delete(KeyOf(Id));
        var gate = Once("TransactWriteItems", () => s.ReleaseAsync().GetAwaiter().GetResult());

        var answer = await s.Fleet.AskAsync(Event(Removed(KeyOf(Id))), gate);

        Assert.Equal("the license FGVM01 is withdrawn", answer.Reason);
        Assert.Equal((null, "2026-03-01T13:30:00Z"), (s.Text("Pool"), s.Text("AvailableSince")));
        Assert.NotNull(s.Item!.Number("ExpiresAt"));
    }

    /// <summary>The license is free at the read and at the write, but was claimed and given back between them. It must cool down.</summary>
    [Fact]
    public async Task Created_OtherContentClaimedAndGivenBackMeanwhile_StillCools()
    {
        var s = new IntakeScenario();
        await s.PutAsync();
        s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of("renewed"));
        var gate = Once("TransactWriteItems", () =>
        {
            s.Claim();
            s.ReleaseAsync().GetAwaiter().GetResult();
        });

        await s.Fleet.AskAsync(Event(Created(KeyOf(Id))), gate);

        Assert.Equal("2026-03-01T13:30:00Z", s.Text("AvailableSince"));
        Assert.Equal(PoolSeed.DigestOf(LicenseText.Of("renewed")), s.Text("Digest"));
    }

    [Fact]
    public async Task Created_OtherNameIsAcceptedMeanwhile_IsRefused()
    {
        var s = new IntakeScenario();
        s.Fleet.Bucket.Put(KeyOf("a"), LicenseText.Of(Id));
        s.Fleet.Bucket.Put(KeyOf("b"), LicenseText.Of(Id));
        var gate = Once("TransactWriteItems", () => s.TellAsync(Created(KeyOf("b"))).GetAwaiter().GetResult());

        var answer = await s.Fleet.AskAsync(Event(Created(KeyOf("a"))), gate);

        Assert.Equal("licenses/a.lic is refused: it is the same license as b, which is given out under that name", answer.Reason);
        Assert.Equal((false, true), (s.IsInPool("a"), s.IsInPool("b")));
    }

    /// <summary>
    /// The file with the first name was removed and another name wants the license. Then the first file comes back. Only one name may be
    /// in the pool.
    /// </summary>
    [Fact]
    public async Task Created_FormerNameComesBackMeanwhile_OneNameIsInThePool()
    {
        var s = new IntakeScenario();
        await s.PutAsync("a", LicenseText.Of(Id));
        await s.RemoveAsync("a");
        s.Fleet.Bucket.Put(KeyOf("b"), LicenseText.Of(Id));
        var gate = Once("TransactWriteItems", () => s.PutAsync("a", LicenseText.Of(Id)).GetAwaiter().GetResult());

        var answer = await s.Fleet.AskAsync(Event(Created(KeyOf("b"))), gate);

        Assert.Equal("licenses/b.lic is refused: it is the same license as a, which is given out under that name", answer.Reason);
        Assert.Equal((true, false), (s.IsInPool("a"), s.IsInPool("b")));
    }

    [Fact]
    public async Task AnyEvent_TransactionConflict_IsRetried()
    {
        var s = new IntakeScenario();
        s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
        var conflicts = 0;
        var gate = new CallGate
        {
            Before = call => call.Operation == "TransactWriteItems" && conflicts++ < 3
                ? AwsFault.DynamoDb("TransactionConflictException")
                : null,
        };

        Assert.Equal(ResultStatus.Completed, (await s.Fleet.AskAsync(Event(Created(KeyOf(Id))), gate)).Status);

        Assert.Equal(4, conflicts);
    }

    [Fact]
    public async Task AnyEvent_TheTableNeverAnswers_FailsWithinTheTime()
    {
        var s = new IntakeScenario();
        s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
        var gate = new CallGate { Before = call => call.Service == "dynamodb" ? AwsFault.Transient(call) : null };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => s.Fleet.AskAsync(Event(Created(KeyOf(Id))), gate));

        Assert.StartsWith(
            "intake of FGVM01 is incomplete: licenses/FGVM01.lic: OutOfTimeException: ", error.Message, StringComparison.Ordinal);
        Assert.True(s.Clock.Elapsed < s.Fleet.InvocationTime, $"{s.Clock.Elapsed}");
    }

    /// <summary>Prepares a fleet for a scenario, and returns the key for the event.</summary>
    private static async Task<(IntakeScenario Scenario, string Key)> SceneAsync(string scenario)
    {
        var s = new IntakeScenario();
        if (scenario != "new")
        {
            await s.PutAsync();
        }

        if (scenario.EndsWith("held", StringComparison.Ordinal) || scenario == "earlier version")
        {
            s.Claim();
        }

        switch (scenario)
        {
            case "withdrawn":
                await s.RemoveAsync();
                s.Fleet.Bucket.Put(KeyOf(Id), LicenseText.Of(Id));
                return (s, KeyOf(Id));
            case "removed" or "removed while held":
                s.Fleet.Bucket.Delete(KeyOf(Id));
                return (s, KeyOf(Id));
            case "second name" or "moved":
                s.Fleet.Bucket.Put(KeyOf("b"), LicenseText.Of(Id));
                if (scenario == "moved")
                {
                    await s.RemoveAsync();
                }

                return (s, KeyOf("b"));
            case "earlier version":
                s.AsAnEarlierVersionHadIt();
                s.Fleet.Bucket.Put(KeyOf("b"), LicenseText.Of(Id));
                return (s, KeyOf("b"));
            default:
                var text = scenario switch { "new" => LicenseText.Of(Id), "bad" => "{}", _ => LicenseText.Of("renewed") };
                s.Fleet.Bucket.Put(KeyOf(Id), text);
                return (s, KeyOf(Id));
        }
    }

    /// <summary>Runs an action before the first call of this operation.</summary>
    private static CallGate Once(string operation, Action happens)
    {
        var isFirst = true;
        return new CallGate
        {
            Before = call =>
            {
                if (call.Operation == operation && isFirst)
                {
                    isFirst = false;
                    happens();
                }

                return null;
            },
        };
    }
}
