using Amazon.DynamoDBv2.Model;
using FgtAsg.Answers;
using FgtAsg.Records;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

using static FgtAsg.Tests.Intake.IntakeScenario;

namespace FgtAsg.Tests.Intake;

/// <summary>Events that come in any order or twice, meet claims and releases, or lose their answers.</summary>
public sealed class LicenseIntakeRaceTests
{
    [Theory]
    [InlineData("new")]
    [InlineData("withdrawn")]
    [InlineData("newer while held")]
    [InlineData("removed")]
    [InlineData("removed while held")]
    [InlineData("still there")]
    public async Task AnyEvent_OneCallsAnswerIsLost_EndsAsIfItWereNot(string scenario)
    {
        var (undisturbed, expected) = await RunAsync(scenario, new CallGate());
        var met = 0;
        for (var index = 0; index < undisturbed; index++)
        {
            var (callsBefore, itemBefore) = await RunAsync(scenario, FleetFaults.At(index, FleetFaults.TransientBefore));
            Assert.Equal(undisturbed + 1, callsBefore);
            Assert.Equal(expected, itemBefore);

            // A call that is refused by its condition, or finds nothing, has no answer to lose.
            var (callsAfter, itemAfter) = await RunAsync(scenario, FleetFaults.At(index, FleetFaults.TransientAfter));
            met += callsAfter - undisturbed;
            Assert.Equal(expected, itemAfter);
        }

        Assert.InRange(met, 1, undisturbed);
    }

    [Fact]
    public async Task Removed_ClaimedBetweenTheTwoTries_IsMarked()
    {
        var s = new IntakeScenario();
        await s.TakeAsync(Created(3));
        var gate = OnUpdate(1, s.Claim);

        var answer = await s.Fleet.AskAsync(Event(Removed(4)), gate);

        Assert.Equal($"the licence FGVM01 leaves the pool when {Holder} gives it back", answer.Reason);
        Assert.Equal(2, gate.Requests<UpdateItemRequest>().Count());
        Assert.DoesNotContain("ExpiresAt", s.Item!.Keys);
    }

    [Fact]
    public async Task Removed_ReleasedBetweenTheTwoTries_IsWithdrawnAndStillCools()
    {
        var s = new IntakeScenario();
        await s.TakeAsync(Created(3));
        s.Claim();
        var gate = OnUpdate(2, () => s.ReleaseAsync().GetAwaiter().GetResult());

        var answer = await s.Fleet.AskAsync(Event(Removed(4)), gate);

        Assert.Equal("the licence FGVM01 is withdrawn", answer.Reason);
        Assert.Equal(3, gate.Requests<UpdateItemRequest>().Count());
        Assert.Equal((null, "2026-03-01T13:30:00Z"), (s.Text("Pool"), s.Text("AvailableSince")));
        Assert.NotNull(s.Item!.Number("ExpiresAt"));
    }

    [Fact]
    public async Task Created_NewerOneIsRecordedBetweenTheTwoTries_IsOvertaken()
    {
        var s = new IntakeScenario();
        await s.TakeAsync(Created(3));
        s.Claim();
        var gate = OnUpdate(2, () => s.TakeAsync(Created(5)).GetAwaiter().GetResult());

        Assert.Equal(AnswerStatus.Ignored, (await s.Fleet.AskAsync(Event(Created(4)), gate)).Status);

        Assert.Equal(("0005", Holder), (s.Text("Sequencer"), s.Text("InstanceId")));
    }

    [Fact]
    public async Task Created_ItsAnswerIsLostAndItIsClaimedMeanwhile_IsDone()
    {
        var s = new IntakeScenario();
        var lost = false;
        var gate = new CallGate();
        gate.After = call =>
        {
            if (lost)
            {
                return null;
            }

            lost = true;
            s.Claim();
            return AwsFault.Transient(call);
        };

        Assert.Equal(AnswerStatus.Completed, (await s.Fleet.AskAsync(Event(Created(3)), gate)).Status);

        Assert.Equal((Holder, null), (s.Text("InstanceId"), s.Text("Pool")));
    }

    [Fact]
    public async Task AnyEvent_AnotherTransactionHasTheItem_IsTriedAgain()
    {
        var s = new IntakeScenario();
        var gate = new CallGate();
        gate.Before = call => call.Index < 3 ? AwsFault.DynamoDb("TransactionConflictException") : null;

        Assert.Equal(AnswerStatus.Completed, (await s.Fleet.AskAsync(Event(Created(3)), gate)).Status);

        Assert.Equal(4, gate.Calls.Count);
    }

    [Fact]
    public async Task AnyEvent_TheTableNeverAnswers_FailsWithinTheTime()
    {
        var s = new IntakeScenario();
        var gate = new CallGate { Before = call => call.Service == "dynamodb" ? AwsFault.Transient(call) : null };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => s.Fleet.AskAsync(Event(Created(3)), gate));

        Assert.StartsWith("intake of FGVM01 is incomplete: licenses/FGVM01.lic: OutOfTimeException: ", error.Message, StringComparison.Ordinal);
        Assert.True(s.Clock.Elapsed < s.Fleet.InvocationTime, $"{s.Clock.Elapsed}");
    }

    /// <summary>Put, removed, put again and removed: whatever the order, and whatever came twice, the last one counts.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AnyEvent_EveryOrderWithRepeats_EndsAsTheLastOneSays(int events)
    {
        var history = new[] { Created(1), Removed(2), Created(3, size: 7), Removed(4) }[..events];
        foreach (var order in Orders([.. Enumerable.Range(0, events)]))
        {
            var s = new IntakeScenario();
            if (events == 3)
            {
                s.Store(size: 7);
            }

            foreach (var index in order.Concat(order.Reverse()))
            {
                await s.TakeAsync(history[index]);
            }

            var said = string.Join(' ', order);
            Assert.True(s.Text("Sequencer") == $"000{events}", said);
            Assert.True(s.Item!.ContainsKey("Pool") == (events == 3), said);
            Assert.True(s.Item!.ContainsKey("WithdrawnAt") == (events == 4), said);
            Assert.True(s.Item!.ContainsKey("ExpiresAt") == (events == 4), said);
            Assert.True(events == 4 || s.Item!.Number("Size") == 7, said);
        }
    }

    private static async Task<(int Calls, string Item)> RunAsync(string scenario, CallGate gate)
    {
        var s = new IntakeScenario();
        if (scenario != "new")
        {
            await s.TakeAsync(Created(3));
        }

        if (scenario.EndsWith("held", StringComparison.Ordinal))
        {
            s.Claim();
        }

        if (scenario == "withdrawn")
        {
            await s.TakeAsync(Removed(4));
        }

        if (scenario == "still there")
        {
            s.Store();
        }

        var isRemoval = scenario.StartsWith("removed", StringComparison.Ordinal) || scenario == "still there";
        var before = s.Clock.GetUtcNow();
        var answer = await s.Fleet.AskAsync(Event(isRemoval ? Removed(5) : Created(5, size: 7)), gate);
        Assert.Equal(AnswerStatus.Completed, answer.Status);
        Assert.True(s.Clock.GetUtcNow() - before < TimeSpan.FromSeconds(1));
        return (gate.Calls.Count, string.Join(", ", s.Item!.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.S ?? a.Value.N}")));
    }

    /// <summary>Lets something in before the update of this number.</summary>
    private static CallGate OnUpdate(int number, Action happens)
    {
        var updates = 0;
        return new CallGate
        {
            Before = call =>
            {
                if (call.Operation == "UpdateItem" && ++updates == number)
                {
                    happens();
                }

                return null;
            },
        };
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
