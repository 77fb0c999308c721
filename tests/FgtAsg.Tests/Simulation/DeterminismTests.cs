using System.Collections.Concurrent;
using FgtAsg.Sandbox.Processes;
using FgtAsg.Simulation.Faults;
using FgtAsg.Simulation.Histories;
using FgtAsg.Simulation.Running;

namespace FgtAsg.Tests.Simulation;

/// <summary>A case determines its history completely, so a violation can be reproduced.</summary>
public sealed class DeterminismTests
{
    private static readonly IReadOnlyList<Case> Some = [.. Enumerable.Range(0, 60).Select(number => Cases.Random(seed: 4711, number))];

    [Fact]
    public void History_RunAgain_MakesTheSameCalls() =>
        Assert.All(Some, history => Assert.Equal(HistoryRun.Run(history).Fingerprint, HistoryRun.Run(history).Fingerprint));

    [Fact]
    public void History_RunOnTwoThreadsAtOnce_MakesTheSameCalls()
    {
        var fingerprints = new ConcurrentBag<(int Place, ulong Fingerprint)>();
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var place = 0; place < Some.Count; place++)
            {
                fingerprints.Add((place, HistoryRun.Run(Some[place]).Fingerprint));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(fingerprints.GroupBy(f => f.Place), both => Assert.Equal(both.First().Fingerprint, both.Last().Fingerprint));
        Assert.Equal(2 * Some.Count, fingerprints.Count);
    }

    /// <summary>Another process has other hash codes for strings.</summary>
    [Fact]
    public async Task History_RunInAnotherProcess_MakesTheSameCalls()
    {
        foreach (var history in Some.Take(4))
        {
            var outcome = HistoryRun.Run(history);

            var replayed = await Command.RunAsync(
                "dotnet",
                [typeof(HistoryRun).Assembly.Location, "--replay", $"{history}"],
                TimeSpan.FromMinutes(2),
                TimeProvider.System,
                CancellationToken.None);

            Assert.Contains($"fingerprint {outcome.Fingerprint:x16}", replayed!.Value.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void History_WithATrace_IsTheSame()
    {
        var lines = new List<string>();

        var traced = HistoryRun.Run(Some[0], lines.Add);

        Assert.Equal(HistoryRun.Run(Some[0]).Fingerprint, traced.Fingerprint);
        Assert.NotEmpty(lines);
    }

    [Fact]
    public void History_OtherSeed_MakesOtherCalls() => Assert.NotEqual(
        HistoryRun.Run(Case.Parse("three-launches/once calm 1")).Fingerprint,
        HistoryRun.Run(Case.Parse("three-launches/once calm 2")).Fingerprint);

    [Fact]
    public void Case_Written_IsReadAsTheSame()
    {
        Assert.All(Some, history => Assert.Equal($"{history}", $"{Case.Parse($"{history}")}"));
        Fault[] faults = [new(FaultKinds.Named("killed-before"), 17), new(FaultKinds.Named("answer-lost"), 30)];
        Assert.Equal(
            "launch/twice calm 7 killed-before@17 answer-lost@30",
            $"{new Case(new HistoryKind(Scenarios.Launch, Deliveries.Twice), 7, LatencyProfile.Calm, faults)}");
    }

    [Theory]
    [InlineData("launch/once calm")]
    [InlineData("launch calm 7")]
    [InlineData("launch/never calm 7")]
    [InlineData("lunch/once calm 7")]
    [InlineData("launch/once calm 7 killed@17")]
    [InlineData("launch/once calm 7 killed-before")]
    public void Case_Unknown_IsRefusedWithTheReason(string text) =>
        Assert.Contains(": expected ", Assert.Throws<FormatException>(() => Case.Parse(text)).Message, StringComparison.Ordinal);
}
