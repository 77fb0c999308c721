namespace FgtAsg.Cli.Demo;

/// <summary>A command that a firewall ran.</summary>
/// <param name="InstanceId">The firewall.</param>
/// <param name="Document">The SSM document.</param>
/// <param name="Parameters">With the placeholders filled in.</param>
internal sealed record DemoStart(string InstanceId, string Document, string Parameters);
