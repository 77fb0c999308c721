using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// One condition of a statement, with the operators that the module's policies use. A statement needs all its conditions.
/// </summary>
internal sealed record IamCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    private const int ArnParts = 6;

    public static IEnumerable<IamCondition> Read(JsonNode? conditions) =>
        from operation in conditions?.AsObject() ?? []
        from key in operation.Value!.AsObject()
        select new IamCondition(operation.Key, key.Key, IamStatement.OneOrMore(key.Value!));

    public bool Holds(IReadOnlyDictionary<string, string> context)
    {
        var value = context.GetValueOrDefault(Key);
        return Operator switch
        {
            "Null" => Values.Single() == (value is null ? "true" : "false"),
            "StringEquals" or "Bool" => value is not null && Values.Contains(value),
            "ForAllValues:StringEquals" => value is null || Values.Contains(value),
            "ForAllValues:StringLike" => value is null || Values.Any(pattern => IsLike(pattern, value)),
            "ArnEquals" or "ArnLike" => value is not null && Values.Any(pattern => IsArnLike(pattern, value)),
            _ => throw new NotSupportedException($"The operator {Operator} is not supported."),
        };
    }

    /// <summary>Matches each part of an ARN separately: a wildcard does not match across colons.</summary>
    private static bool IsArnLike(string pattern, string arn)
    {
        var parts = arn.Split(':', ArnParts);
        var patterns = pattern.Split(':', ArnParts);
        return parts.Length == patterns.Length && parts.Zip(patterns).All(part => IsLike(part.Second, part.First));
    }

    private static bool IsLike(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
