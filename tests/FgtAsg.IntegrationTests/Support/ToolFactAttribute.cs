namespace FgtAsg.IntegrationTests.Support;

/// <summary>A fact that needs outside tools: skipped with the reason where one is missing, and failed there when <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(Tools tools) => Skip = ToolCheck.SkipReason(tools);
}
