namespace FgtAsg.IntegrationTests.Support;

/// <summary>A fact that needs the local AWS: skipped, with the reason, where that cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxFactAttribute : FactAttribute
{
    public SandboxFactAttribute() => Skip = SandboxAvailability.SkipReason;
}
