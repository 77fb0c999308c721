namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A theory about a shell script: skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScriptTheoryAttribute : TheoryAttribute
{
    public ScriptTheoryAttribute() => Skip = Script.SkipReason;
}
