using BenchmarkDotNet.Attributes;
using FgtAsg.Events;
using FgtAsg.Network;

namespace FgtAsg.Benchmarks.Micro;

/// <summary>Measures the planning between an event's arrival and the first change.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class PlanBenchmarks
{
    private readonly FleetResources _beforeLaunch = Samples.BeforeLaunch();
    private readonly FleetResources _inService = Samples.InService();
    private readonly ReleasePlanner _planner = new(Samples.Options, Samples.ResourceTags);
    private readonly HashSet<string> _tracked = [];

    [Benchmark(Description = "parse a launch event")]
    public object Parse() => EventParser.Parse(Samples.LaunchEvent);

    [Benchmark(Description = "plan a launch")]
    public object PlanLaunch() => LaunchPlanner.Plan(Samples.Options, Samples.ResourceTags, Samples.Instance, _beforeLaunch);

    [Benchmark(Description = "plan a release")]
    public object PlanRelease() => _planner.Plan(Samples.InstanceId, _inService, _tracked, made: null, ReleaseScope.InstanceEnds);
}
