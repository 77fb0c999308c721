using Amazon.DynamoDBv2;
using FgtAsg.Sandbox.DynamoDb.Expressions;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>How the parameters Select and ProjectionExpression go together.</summary>
internal static class Selection
{
    public static void Ensure(Select? select, ProjectedPaths? projection, bool ofIndex)
    {
        if (projection is not null && select is not null && select != Select.SPECIFIC_ATTRIBUTES)
        {
            throw TableFaults.Validation(select == Select.COUNT
                ? "Cannot specify the ProjectionExpression when choosing to get only the Count"
                : $"Cannot specify the ProjectionExpression when choosing to get {select.Value}");
        }

        if (projection is null && select == Select.SPECIFIC_ATTRIBUTES)
        {
            throw TableFaults.Validation(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }

        if (!ofIndex && select == Select.ALL_PROJECTED_ATTRIBUTES)
        {
            throw TableFaults.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
    }
}
