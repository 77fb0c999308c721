using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A fact that needs the local AWS, the <c>aws</c> command and <c>terraform</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerraformFactAttribute : FactAttribute
{
    public TerraformFactAttribute() => Skip = AwsCli.SkipReason ?? (
        SandboxAvailability.IsBuildServer || AwsCli.IsOnPath("terraform") ? null : "Terraform is not installed.");
}
