namespace FgtAsg.Cli.Commands;

/// <summary>The process' standard streams, or a test's.</summary>
/// <param name="Input">What is piped into the tool.</param>
/// <param name="Output">For what was asked for.</param>
/// <param name="Error">For what people are told besides.</param>
internal sealed record StandardStreams(Stream Input, TextWriter Output, TextWriter Error);
