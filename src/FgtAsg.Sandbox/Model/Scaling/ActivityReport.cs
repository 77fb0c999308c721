using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>How a scaling activity ended.</summary>
internal sealed record ActivityReport(Member Member, string StatusCode, string StatusMessage, string Description);
