namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>A fact that runs a state machine: skipped, with the reason, where Node.js cannot be had, but never in CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StateMachineFactAttribute : FactAttribute
{
    public StateMachineFactAttribute() => Skip = NodePackages.SkipReason;
}
