namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>A test that needs Python with botocore; where that cannot be had, it is skipped, but on CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotocoreFactAttribute : FactAttribute
{
    public BotocoreFactAttribute() => Skip = MotoPython.SkipReason;
}
