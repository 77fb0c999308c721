namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>What a plan of tests/role says.</summary>
/// <param name="Settings">The function's environment.</param>
/// <param name="Statements">Those of its role, without the service's own.</param>
/// <param name="TemplateId">The group's launch template.</param>
/// <param name="SubnetIds">The group's subnets.</param>
internal sealed record RolePlan(
    IReadOnlyDictionary<string, string> Settings, IReadOnlyList<IamStatement> Statements, string TemplateId, IReadOnlyList<string> SubnetIds);
