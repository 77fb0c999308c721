using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>One statement of the role's policies. All of them are Allow statements.</summary>
internal sealed record IamStatement(
    string Policy, string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<IamCondition> Conditions)
{
    public static IEnumerable<IamStatement> Read(string policy, string document) =>
        JsonNode.Parse(document)!["Statement"]!.AsArray().Select(s => new IamStatement(
            policy,
            s![nameof(Sid)]!.GetValue<string>(),
            OneOrMore(s["Action"]!),
            OneOrMore(s["Resource"]!),
            [.. IamCondition.Read(s["Condition"])]));

    public static IReadOnlyList<string> OneOrMore(JsonNode node) =>
        node is JsonArray array ? [.. array.Select(a => a!.GetValue<string>())] : [node.GetValue<string>()];

    public bool Allows(IamRequest request) =>
        Allows(new IamUse(request.Action, request.Resource)) && Conditions.All(condition => condition.Holds(request.Context));

    /// <summary>Ignores the conditions: the Terraform tests of the role check them.</summary>
    public bool Allows(IamUse use) => Actions.Any(action => Allows(action, use));

    /// <summary>Matches resources as IAM does: <c>*</c> and <c>?</c> are wildcards, also for slashes.</summary>
    public bool Allows(string action, IamUse use) => action == use.Action
        && (use.Resource is null || Resources.Any(r => FileSystemName.MatchesSimpleExpression(r, use.Resource, ignoreCase: false)));
}
