namespace FgtAsg.Benchmarks.Processes;

/// <param name="Event"><c>launch</c> or <c>terminate</c>.</param>
/// <param name="Calls">The number of calls.</param>
/// <param name="Depth">The longest chain of calls that wait for each other.</param>
/// <param name="Bytes">The size of the bodies of all requests and answers.</param>
internal sealed record RoundTrips(string Event, int Calls, int Depth, long Bytes);
