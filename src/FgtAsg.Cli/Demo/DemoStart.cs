namespace FgtAsg.Cli.Demo;

/// <summary>A command that a firewall ran.</summary>
/// <param name="InstanceId">The firewall.</param>
/// <param name="Document">The name of the Systems Manager document.</param>
/// <param name="Parameters">The values of the parameters, with the placeholders filled in.</param>
internal sealed record DemoStart(string InstanceId, string Document, string Parameters);
