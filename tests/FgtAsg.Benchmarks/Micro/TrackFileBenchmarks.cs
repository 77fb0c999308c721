using BenchmarkDotNet.Attributes;
using FgtAsg.Network;

namespace FgtAsg.Benchmarks.Micro;

/// <summary>Measures what a writer computes between reading and writing the track file.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class TrackFileBenchmarks
{
    private readonly TrackEntry _entry = Samples.EntryOf(Samples.InstanceId);
    private byte[] _stored = [];

    [Params(10, 1000)]
    public int Instances { get; set; }

    [GlobalSetup]
    public void SetUp() => _stored = Samples.TrackFile(Instances);

    [Benchmark(Description = "track file: read")]
    public object Read() => Parse();

    [Benchmark(Description = "track file: read, add an entry, write")]
    public byte[] Merge() => Parse().With(Samples.InstanceId, _entry).ToUtf8();

    private TrackDocument Parse() =>
        TrackDocument.TryParse(_stored, out var document, out var problem) ? document : throw new InvalidOperationException(problem);
}
