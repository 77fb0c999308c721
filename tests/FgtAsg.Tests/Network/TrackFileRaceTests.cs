using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Simulation.Time;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Network;

/// <summary>Concurrent writers and lost answers. No change may get lost.</summary>
public sealed class TrackFileRaceTests : TrackFileScenario
{
    [Theory]
    [InlineData("GetObject")]
    [InlineData("GetObjectTagging")]
    [InlineData("PutObjectTagging")]
    [InlineData("PutObject")]
    public async Task UpdateAsync_AnswerIsLost_IsWrittenOnce(string operation)
    {
        Bucket.Put(Key, "{}");
        var isFirst = true;
        Gate.After = call =>
        {
            if (call.Operation != operation || !isFirst)
            {
                return null;
            }

            isFirst = false;
            return new IOException("connection reset");
        };

        await AddAsync("i-00000001");

        Assert.Equal(["i-00000001"], Tracked());
        AssertFree();
        Assert.True(Time.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task UpdateAsync_AnswerOfTheCreationIsLost_IsWrittenOnce()
    {
        Gate.After = call =>
            call.Operation == "PutObject" && Gate.Requests<Amazon.S3.Model.PutObjectRequest>().Count() == 1 ? new TimeoutException() : null;

        await AddAsync("i-00000001");

        Assert.Equal(["i-00000001"], Tracked());
        AssertFree();
    }

    [Fact]
    public async Task UpdateAsync_FileIsDeletedBetweenReadAndWrite_IsCreatedAgain()
    {
        Bucket.Put(Key, """{ "i-00000009": {} }""");
        BeforeFirstWrite(() => Bucket.Delete(Key));

        await AddAsync("i-00000001");

        Assert.Equal(["i-00000001"], Tracked());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void UpdateAsync_TwentyWritersAtOnce_LoseNoEntryAndLeaveNoLock(int seed)
    {
        var simulation = new Timeline(seed);
        simulation.Run(async () =>
        {
            using var budget = new CancellationTokenSource(TimeSpan.FromMinutes(10), simulation.Time);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            {
                var file = File(new CallGate { Interleaves = true }, simulation.Time);
                var retry = new RetryContext(simulation.Time, new Random((seed * 100) + i), NoHeartbeat.Instance, budget.Token);
                await UpdateAsync(file, document => document.With(InstanceId.Parse($"i-000000{i:x2}"), Entry), $"writer-{i}", retry);
            }));
        });

        Assert.Equal(20, Tracked().Count());
        AssertFree();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void UpdateAsync_WritersComeAndGoWhileAnswersAreLost_LoseNoChange(int seed)
    {
        Bucket.Put(Key, $"{{ {string.Join(",", Enumerable.Range(0, 8).Select(i => $"\"i-000000{i:x2}\": {{}}"))} }}");
        var simulation = new Timeline(seed);
        var dice = new Random(seed);
        simulation.Run(async () =>
        {
            using var budget = new CancellationTokenSource(TimeSpan.FromMinutes(20), simulation.Time);
            await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
            {
                var gate = new CallGate
                {
                    Interleaves = true,
                    Before = call => dice.Next(10) == 0 ? AwsFault.Transient(call) : null,
                    After = call => dice.Next(10) == 0 ? new IOException("connection reset") : null,
                };
                var retry = new RetryContext(simulation.Time, new Random((seed * 100) + i), NoHeartbeat.Instance, budget.Token);
                var id = InstanceId.Parse($"i-000000{i:x2}");
                await UpdateAsync(
                    File(gate, simulation.Time), document => i < 8 ? document.Without(id) : document.With(id, Entry), $"writer-{i}", retry);
            }));
        });

        Assert.Equal(Enumerable.Range(8, 8).Select(i => $"i-000000{i:x2}"), Tracked());
        AssertFree();
    }
}
