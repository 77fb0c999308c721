namespace FgtAsg.IntegrationTests.Support;

/// <summary>A theory that needs outside tools: skipped with the reason where one is missing, and failed there when <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(Tools tools) => Skip = ToolCheck.SkipReason(tools);
}
