namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>The plan of tests/role.</summary>
/// <param name="Settings">The function's environment variables.</param>
/// <param name="Statements">The statements of the function's role, without those for Lambda itself.</param>
/// <param name="TemplateId">The group's launch template.</param>
/// <param name="SubnetIds">The group's subnets.</param>
internal sealed record RolePlan(
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<IamStatement> Statements,
    string TemplateId,
    IReadOnlyList<string> SubnetIds);
