namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A theory that needs the local AWS and the <c>aws</c> command.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsCliTheoryAttribute : TheoryAttribute
{
    public AwsCliTheoryAttribute() => Skip = AwsCli.SkipReason;
}
