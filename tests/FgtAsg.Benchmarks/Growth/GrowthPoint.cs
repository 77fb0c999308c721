namespace FgtAsg.Benchmarks.Growth;

/// <summary>The cost of an event in a fleet of some size: the medians of a few cold processes.</summary>
/// <param name="Instances">The instances that were in service before.</param>
/// <param name="Event"><c>launch</c> or <c>terminate</c>.</param>
/// <param name="Milliseconds">The time from the process's start to its answer.</param>
/// <param name="CpuMilliseconds">The process's CPU time.</param>
/// <param name="EndpointMilliseconds">The sum of the times of its calls at the endpoint.</param>
/// <param name="Calls">The number of calls.</param>
/// <param name="SentBytes">The size of the requests' bodies.</param>
/// <param name="ReceivedBytes">The size of the answers' bodies.</param>
internal sealed record GrowthPoint(
    int Instances,
    string Event,
    double Milliseconds,
    double CpuMilliseconds,
    double EndpointMilliseconds,
    double Calls,
    double SentBytes,
    double ReceivedBytes);
