namespace FgtAsg.Benchmarks.Commands;

/// <summary>There is nothing to measure; the message says why.</summary>
internal sealed class CannotRunException(string message) : Exception(message);
