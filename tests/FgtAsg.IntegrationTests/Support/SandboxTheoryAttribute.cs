namespace FgtAsg.IntegrationTests.Support;

/// <summary>A theory that needs the local AWS: skipped, with the reason, where that cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxTheoryAttribute : TheoryAttribute
{
    public SandboxTheoryAttribute() => Skip = SandboxAvailability.SkipReason;
}
