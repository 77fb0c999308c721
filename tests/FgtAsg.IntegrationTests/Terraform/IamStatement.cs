using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>One statement of the role's policies. Conditions are left to Terraform's own tests of the role.</summary>
internal sealed record IamStatement(string Policy, string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    public static IEnumerable<IamStatement> Read(string policy, string document) =>
        JsonNode.Parse(document)!["Statement"]!.AsArray().Select(s => new IamStatement(
            policy, s![nameof(Sid)]!.GetValue<string>(), OneOrMore(s["Action"]!), OneOrMore(s["Resource"]!)));

    public bool Allows(IamUse use) => Actions.Any(action => Allows(action, use));

    /// <summary>As IAM matches resources: <c>*</c> and <c>?</c> are wild, also across slashes.</summary>
    public bool Allows(string action, IamUse use) => action == use.Action
        && (use.Resource is null || Resources.Any(r => FileSystemName.MatchesSimpleExpression(r, use.Resource, ignoreCase: false)));

    private static IReadOnlyList<string> OneOrMore(JsonNode node) =>
        node is JsonArray array ? [.. array.Select(a => a!.GetValue<string>())] : [node.GetValue<string>()];
}
