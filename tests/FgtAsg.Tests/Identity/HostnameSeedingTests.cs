using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

public sealed class HostnameSeedingTests
{
    private readonly SimulatedFleet _fleet = new(Clocks.Fast(), licenses: 0);

    [Fact]
    public async Task Seed_EmptyPool_AddsAllAsFree()
    {
        var gate = new CallGate();

        var answer = await SeedAsync(first: 8, count: 250, gate);

        Assert.Equal((ResultStatus.Completed, "seed"), (answer.Status, answer.Action));
        Assert.Equal("of 250 hostnames from fgt-008 on, 250 were added and 0 were already there", answer.Reason);
        Assert.Equal(250, _fleet.Table.Count);
        Assert.All(Enumerable.Range(8, 250), number =>
            Assert.Equal(
                [
                    ("AvailableSince", "2026-03-01T12:00:00Z"),
                    ("Category", $"hostname#fgt-{number:000}"),
                    ("Kind", "hostname"),
                    ("Pool", "hostname"),
                ],
                _fleet.Table.Find($"hostname#fgt-{number:000}")!.OrderBy(a => a.Key, StringComparer.Ordinal)
                    .Select(a => (a.Key, a.Value.S))));
        Assert.Equal([50, 100, 100], gate.Requests<BatchGetItemRequest>().Select(r => r.RequestItems["fleet-table"].Keys.Count).Order());
    }

    [Fact]
    public async Task Seed_AgainWithAnotherRange_AddsOnlyTheMissingHostnames()
    {
        await SeedAsync(first: 1, count: 40);
        _fleet.Table.Put(Held("fgt-007"));
        foreach (var returned in (string[])["fgt-001", "fgt-040"])
        {
            _fleet.Table.Put(PoolSeed.Free("hostname", returned, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        }

        var before = Snapshot(40);
        var gate = new CallGate();

        var again = await SeedAsync(first: 1, count: 40, gate);
        var further = await SeedAsync(first: 31, count: 30);

        Assert.Equal("of 40 hostnames from fgt-001 on, 0 were added and 40 were already there", again.Reason);
        Assert.Empty(gate.Requests<PutItemRequest>());
        Assert.Equal("of 30 hostnames from fgt-031 on, 20 were added and 10 were already there", further.Reason);
        Assert.Equal(60, _fleet.Table.Count);
        Assert.Equal(before, Snapshot(40));
    }

    [Fact]
    public async Task Seed_DynamoDBLeavesKeysUnprocessed_ReadsThemAgain()
    {
        await SeedAsync(first: 1, count: 100);
        var gate = new CallGate();
        var left = 2;
        gate.Answered = answer =>
        {
            if (answer is BatchGetItemResponse response && left-- > 0)
            {
                var items = response.Responses["fleet-table"];
                var unread = items.TakeLast(items.Count / 2).ToList();
                response.Responses["fleet-table"] = [.. items.Except(unread)];
                response.UnprocessedKeys = new()
                {
                    ["fleet-table"] = new() { Keys = [.. unread.Select(i => FleetTable.KeyOf(i["Category"].S))] },
                };
            }
        };

        var answer = await SeedAsync(first: 1, count: 100, gate);

        Assert.Equal("of 100 hostnames from fgt-001 on, 0 were added and 100 were already there", answer.Reason);
        Assert.Equal([100, 50, 25], gate.Requests<BatchGetItemRequest>().Select(r => r.RequestItems["fleet-table"].Keys.Count));
        Assert.Empty(gate.Requests<PutItemRequest>());
    }

    [Fact]
    public async Task Seed_AnotherWriterIsFaster_KeepsItsItem()
    {
        var gate = new CallGate
        {
            Before = call =>
            {
                if (call.Request is PutItemRequest { Item: var item } && item["Category"].S == "hostname#fgt-002")
                {
                    _fleet.Table.Put(Held("fgt-002"));
                }

                return null;
            },
        };

        var answer = await SeedAsync(first: 1, count: 3, gate);

        Assert.Equal("of 3 hostnames from fgt-001 on, 2 were added and 1 were already there", answer.Reason);
        Assert.Equal("i-0123456789abcdef0", _fleet.Table.Find("hostname#fgt-002")!.Text("InstanceId"));
        Assert.Null(_fleet.Table.Find("hostname#fgt-002")!.Text("Pool"));
    }

    [Theory]
    [MemberData(nameof(FleetFaults.Transients), MemberType = typeof(FleetFaults))]
    public async Task Seed_AnswerOfOneCallIsLost_AddsAllHostnames(string fault)
    {
        for (var index = 0; index < 6; index++)
        {
            var fleet = new SimulatedFleet(Clocks.Fast(), licenses: 0);
            var gate = FleetFaults.At(index, fault);

            var answer = await fleet.AskAsync(Request(first: 1, count: 5), gate);

            Assert.Equal(7, gate.Calls.Count);
            Assert.Equal(5, fleet.Table.Count);
            Assert.Equal("of 5 hostnames from fgt-001 on, 5 were added and 0 were already there", answer.Reason);
        }
    }

    [Fact]
    public async Task Seed_OutOfTime_ReportsTheProgressAndContinuesNextTime()
    {
        await SeedAsync(first: 1, count: 10);
        var puts = 0;
        var gate = new CallGate
        {
            Before = call =>
                call.Operation == "PutItem" && ++puts > 40 ? AwsFault.DynamoDb("ProvisionedThroughputExceededException") : null,
        };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => SeedAsync(first: 1, count: 100, gate));

        Assert.StartsWith(
            "seed is incomplete: 50 of 100 hostnames are in the pool; send the event again: OutOfTimeException: ",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(50, _fleet.Table.Count);
        Assert.True(_fleet.Now < _fleet.InvocationTime, $"{_fleet.Now}");
        Assert.Equal(
            "of 100 hostnames from fgt-001 on, 50 were added and 50 were already there", (await SeedAsync(first: 1, count: 100)).Reason);
    }

    [Theory]
    [InlineData("BatchGetItem")]
    [InlineData("PutItem")]
    public async Task Seed_CallIsRefused_FailsWithTheReason(string operation)
    {
        var gate = new CallGate { Before = call => call.Operation == operation ? AwsFault.Fatal(call) : null };

        var error = await Assert.ThrowsAsync<IncompleteException>(() => SeedAsync(first: 1, count: 300, gate));

        Assert.Equal(
            "seed is incomplete: 0 of 300 hostnames are in the pool; send the event again: AccessDenied: refused", error.Message);
        Assert.True(gate.Calls.Count < 50, $"{gate.Calls.Count} calls");
        Assert.Contains("Seeding hostnames failed: 0 of 300 are there", _fleet.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_TenThousand_SucceedsInOneRequest()
    {
        var answer = await SeedAsync(first: 0, count: 10_000);

        Assert.Equal("of 10000 hostnames from fgt-000 on, 10000 were added and 0 were already there", answer.Reason);
        Assert.Equal(10_000, _fleet.Table.Count);
    }

    private Task<ResultDocument> SeedAsync(int first, int count, CallGate? gate = null) => _fleet.AskAsync(Request(first, count), gate);

    private static string Request(int first, int count) =>
        $$"""{ "action": "seedHostnames", "pattern": "fgt-{0:000}", "first": {{first}}, "count": {{count}} }""";

    private static Dictionary<string, AttributeValue> Held(string name) => new()
    {
        ["Category"] = new($"hostname#{name}"),
        ["Kind"] = new("hostname"),
        ["InstanceId"] = new("i-0123456789abcdef0"),
    };

    private IReadOnlyList<string> Snapshot(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => string.Join(
            ' ',
            _fleet.Table.Find($"hostname#fgt-{number:000}")!.OrderBy(a => a.Key, StringComparer.Ordinal)
                .Select(a => $"{a.Key}={a.Value.S}"))),
    ];
}
