namespace FgtAsg.Cli.Commands;

/// <summary>The standard streams of the process, or those of a test.</summary>
/// <param name="Output">For the result.</param>
/// <param name="Error">For progress, logs and errors.</param>
internal sealed record StandardStreams(Stream Input, TextWriter Output, TextWriter Error);
