namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>A Wait state. It ends when the test answers.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Duration">The duration on the test's clock. A Wait of zero makes no call.</param>
internal sealed record WaitCall(string State, TimeSpan Duration);
