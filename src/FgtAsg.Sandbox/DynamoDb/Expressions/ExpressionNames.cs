namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>The parameters that hold expressions, as messages name them.</summary>
internal static class ExpressionNames
{
    public const string Condition = "ConditionExpression";
    public const string Filter = "FilterExpression";
    public const string KeyCondition = "KeyConditionExpression";
    public const string Projection = "ProjectionExpression";
    public const string Update = "UpdateExpression";
}
