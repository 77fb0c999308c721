using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>What TerminateInstances answers of one instance.</summary>
internal sealed record Termination(string InstanceId, CloudInstanceState Previous, CloudInstanceState Current);
