using System.Text.Json.Nodes;
using Amazon.S3;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Network;
using FgtAsg.Sandbox.S3;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.LambdaRuntime;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Network;

/// <summary>A bucket and writers of its track file.</summary>
public abstract class TrackFileScenario : IDisposable
{
    private protected const string Key = "intf_track.json";

    /// <summary>The longest track file that the function reads, in bytes.</summary>
    private protected const int Longest = 100_000;

    private readonly Buckets _buckets;

    private protected TrackFileScenario()
    {
        Budget = new CancellationTokenSource(TimeSpan.FromMinutes(5), Time);
        _buckets = new Buckets(Time);
        Bucket = _buckets.Create("fleet-bucket");
    }

    private protected Bucket Bucket { get; }

    private protected CallGate Gate { get; } = new();

    private protected VirtualClock Time { get; } = Clocks.Fast();

    private protected CancellationTokenSource Budget { get; }

    private protected StringWriter Log { get; } = new();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Budget.Dispose();
            Log.Dispose();
        }
    }

    private protected static TrackEntry Entry => new([]);

    private protected static Dictionary<string, string> Tags(string owner, string expires) =>
        new(StringComparer.Ordinal) { ["lock_id"] = owner, ["lock_expires"] = expires };

    private protected static Task<TrackUpdate> UpdateAsync(
        TrackFile file,
        Func<TrackDocument, TrackDocument> change,
        string writer,
        RetryContext retry,
        TrackLook? look = null) =>
        file.UpdateAsync(
            change,
            () => Task.FromResult(TrackDocument.Empty.With(InstanceId.Parse("i-0000000f"), Entry)),
            look,
            writer,
            retry);

    private protected TrackFile File(CallGate gate, TimeProvider time)
    {
        var metrics = new FleetMetrics(LambdaLogging.Create(new FakeEnvironment(), Log, time).Metrics, "fleet");
        return new TrackFile(new TrackStore(new Lazy<IAmazonS3>(new S3Client(_buckets, gate)), "fleet-bucket", Longest), metrics, time);
    }

    private protected RetryContext NewRetryContext() => new(Time, new Random(1), NoHeartbeat.Instance, Budget.Token);

    private protected Task<TrackUpdate> AddAsync(string id) =>
        UpdateAsync(File(Gate, Time), document => document.With(InstanceId.Parse(id), Entry), "writer", NewRetryContext());

    private protected Task<TrackUpdate> RemoveAsync(string id) =>
        UpdateAsync(File(Gate, Time), document => document.Without(InstanceId.Parse(id)), "writer", NewRetryContext());

    private protected async Task<TrackEntry?> FindAsync(string id) =>
        TrackFile.Find(await File(Gate, Time).LookAsync(NewRetryContext()), InstanceId.Parse(id));

    private protected void BeforeFirstWrite(Action act) => Gate.Before = call =>
    {
        if (call.Operation == "PutObject")
        {
            Gate.Before = null;
            act();
        }

        return null;
    };

    private protected IEnumerable<string> Tracked() => JsonNode.Parse(Bucket.TextOf(Key))!.AsObject().Select(entry => entry.Key).Order();

    private protected void AssertFree()
    {
        var tags = Bucket.Get(Key).Tags;
        Assert.Equal("", tags.GetValueOrDefault("lock_id", ""));
        Assert.DoesNotContain("lock_expires", tags.Keys);
    }
}
