namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A fact about a shell script: skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScriptFactAttribute : FactAttribute
{
    public ScriptFactAttribute() => Skip = Script.SkipReason;
}
