namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A fact that needs the local AWS and the <c>aws</c> command.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute() => Skip = AwsCli.SkipReason;
}
