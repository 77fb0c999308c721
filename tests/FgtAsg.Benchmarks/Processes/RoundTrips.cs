namespace FgtAsg.Benchmarks.Processes;

/// <param name="Event"><c>launch</c> or <c>terminate</c>.</param>
/// <param name="Calls">All of them.</param>
/// <param name="Depth">The longest chain of calls that wait for each other.</param>
/// <param name="Bytes">Of all requests' and answers' bodies.</param>
internal sealed record RoundTrips(string Event, int Calls, int Depth, long Bytes);
