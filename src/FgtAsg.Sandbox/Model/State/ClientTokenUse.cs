using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>What a client token was used for: its parameters, and the interface as it was answered then.</summary>
internal sealed record ClientTokenUse(string Parameters, CloudNetworkInterface Created);
