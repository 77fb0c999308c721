namespace FgtAsg.IntegrationTests.Support;

/// <summary>A test that needs the sandbox: skipped, with the reason, where that cannot run, but never on CI.</summary>
public sealed class SandboxFactAttribute : FactAttribute
{
    public SandboxFactAttribute() => Skip = SandboxAvailability.ReasonToSkip;
}
