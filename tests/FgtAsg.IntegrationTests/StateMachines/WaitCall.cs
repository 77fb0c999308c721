namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>A Wait state waits, until the test's answer.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Duration">How long it would be, by the test's clock; a Wait of no time at all does not ask.</param>
internal sealed record WaitCall(string State, TimeSpan Duration);
