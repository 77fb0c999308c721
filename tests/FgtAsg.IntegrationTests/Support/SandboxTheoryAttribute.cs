namespace FgtAsg.IntegrationTests.Support;

/// <inheritdoc cref="SandboxFactAttribute"/>
public sealed class SandboxTheoryAttribute : TheoryAttribute
{
    public SandboxTheoryAttribute() => Skip = SandboxAvailability.ReasonToSkip;
}
