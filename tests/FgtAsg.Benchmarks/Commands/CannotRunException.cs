namespace FgtAsg.Benchmarks.Commands;

/// <summary>A measurement is not possible; the message says why.</summary>
internal sealed class CannotRunException(string message) : Exception(message);
