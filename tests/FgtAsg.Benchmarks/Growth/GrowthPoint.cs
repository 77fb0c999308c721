namespace FgtAsg.Benchmarks.Growth;

/// <summary>What an event costs in a fleet of some size: the medians of a few cold processes.</summary>
/// <param name="Instances">In service before.</param>
/// <param name="Event"><c>launch</c> or <c>terminate</c>.</param>
/// <param name="Milliseconds">From the process' start to its answer.</param>
/// <param name="CpuMilliseconds">What the process computed.</param>
/// <param name="EndpointMilliseconds">Its calls' time with the endpoint, added up.</param>
/// <param name="Calls">How many.</param>
/// <param name="SentBytes">The requests' bodies.</param>
/// <param name="ReceivedBytes">The answers' bodies.</param>
internal sealed record GrowthPoint(
    int Instances, string Event, double Milliseconds, double CpuMilliseconds, double EndpointMilliseconds, double Calls, double SentBytes, double ReceivedBytes);
