namespace FgtAsg.IntegrationTests.Support;

/// <summary>A fact that needs external tools. If one is missing, it is skipped with the reason; with <c>CI=true</c> it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(Tools tools) => Skip = ToolCheck.SkipReason(tools);
}
