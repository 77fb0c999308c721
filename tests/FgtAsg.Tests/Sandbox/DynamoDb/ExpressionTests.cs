using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

/// <summary>DynamoDB's exact error messages for invalid expressions.</summary>
public sealed class ExpressionTests
{
    private readonly TestTable _table = new();

    public ExpressionTests() => _table.Model.Put(Free("license#a"));

    [Theory]
    [InlineData("State = :v", "Attribute name is a reserved keyword; reserved keyword: State")]
    [InlineData("pool = :v", "Attribute name is a reserved keyword; reserved keyword: pool")]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("Kind = = :v", "Syntax error; token: \"=\", near: \"= = :v\"")]
    [InlineData("(Kind = :v", "Syntax error; token: \"<EOF>\", near: \":v\"")]
    [InlineData("Kind = :v Kind", "Syntax error; token: \"Kind\", near: \":v Kind\"")]
    [InlineData("Kind = :v AND", "Syntax error; token: \"<EOF>\", near: \"AND\"")]
    [InlineData("Kind ! :v", "Syntax error; token: \"!\", near: \"Kind ! :v\"")]
    [InlineData("Kind = :w", "An expression attribute value used in expression is not defined; attribute value: :w")]
    [InlineData("#k = :v", "An expression attribute name used in the document path is not defined; attribute name: #k")]
    [InlineData("is_there(Kind)", "Invalid function name; function: is_there")]
    [InlineData("attribute_exists(:v)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("((Kind = :v))", "The expression has redundant parentheses;")]
    public void Condition_Invalid_IsRefusedWithTheReason(string condition, string message)
    {
        var refusal = Assert.Throws<AmazonDynamoDBException>(() =>
            _table.Update("license#a", "REMOVE Nothing", new() { [":v"] = S("x") }, condition));

        Assert.Equal(("ValidationException", $"Invalid ConditionExpression: {message}"), (refusal.ErrorCode, refusal.Message));
    }

    [Theory]
    [InlineData("SET Name = :v", "Attribute name is a reserved keyword; reserved keyword: Name")]
    [InlineData("SET Kind = :v, Kind = :v", "Two document paths overlap with each other; must remove or rewrite one of these paths; "
        + "path one: [Kind], path two: [Kind]")]
    [InlineData("SET Kind = :v SET Dns = :v", "The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET K = if_not_exists(:v, :v)", "Operator or function requires a document path; operator or function: if_not_exists")]
    [InlineData("SET K = :v + :v", "Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET Kind = upper(:v)", "Invalid function name; function: upper")]
    [InlineData("Kind = :v", "Syntax error; token: \"Kind\", near: \"Kind =\"")]
    [InlineData("REMOVE", "Syntax error; token: \"<EOF>\", near: \"REMOVE\"")]
    public void Update_InvalidExpression_IsRefusedWithTheReason(string expression, string message)
    {
        var refusal = Assert.Throws<AmazonDynamoDBException>(() => _table.Update("license#a", expression, new() { [":v"] = S("x") }));

        Assert.Equal($"Invalid UpdateExpression: {message}", refusal.Message);
        Assert.Equal(4, _table.Model.Find("license#a")!.Count);
    }

    [Theory]
    [InlineData("SET Category = :v", "One or more parameter values were invalid: Cannot update attribute Category. "
        + "This attribute is part of the key")]
    [InlineData("SET AvailableSince = :v", "One or more parameter values were invalid: Type mismatch for Index Key AvailableSince "
        + "Expected: S Actual: N IndexName: available")]
    [InlineData("SET Kind = if_not_exists(Kind, :v) + :v", "An operand in the update expression has an incorrect data type")]
    [InlineData("REMOVE Kind", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}")]
    public void Update_DoesNotFitTheItem_IsRefusedWithTheReason(string expression, string message) => Assert.Equal(
        message,
        Assert.Throws<AmazonDynamoDBException>(() => _table.Update("license#a", expression, new() { [":v"] = N("1") })).Message);

    [Theory]
    [InlineData("Pool = :p", "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: Pool")]
    [InlineData("AvailableSince = :p", "Query condition missed key schema element: Pool")]
    [InlineData("#p = :p AND Kind = :p", "Query condition missed key schema element: AvailableSince")]
    [InlineData("#p > :p", "Query key condition not supported")]
    [InlineData("#p = :p OR #p = :p", "Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("#p = :p AND #p = :p", "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key")]
    [InlineData("#p = :p AND AvailableSince <> :p", "Invalid operator used in KeyConditionExpression: <>")]
    public void KeyCondition_Invalid_IsRefusedWithTheReason(string condition, string message)
    {
        var refusal = Assert.Throws<AmazonDynamoDBException>(() => _table.Query(request =>
        {
            request.KeyConditionExpression = condition;
            request.ExpressionAttributeNames = condition.Contains('#', StringComparison.Ordinal) ? request.ExpressionAttributeNames : null;
        }));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void Placeholders_WithoutExpression_AreRefused()
    {
        var put = new PutItemRequest
        {
            TableName = _table.Model.Name,
            Item = Key("a"),
            ExpressionAttributeValues = new() { [":v"] = S("x") },
        };
        Assert.Equal(
            "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null",
            Assert.Throws<AmazonDynamoDBException>(() => _table.Model.PutItem(put)).Message);
    }

    [Fact]
    public void ReservedWords_OfTheGuide_AreKnown()
    {
        Assert.Equal(573, ReservedWords.Count);
        Assert.All(["Pool", "State", "name", "Key", "Bucket", "Size", "Ttl"], word => Assert.True(ReservedWords.Contains(word)));
        Assert.All(
            ["Category", "Kind", "AvailableSince", "InstanceId", "Event", "License", "Hostname", "Dns", "ExpiresAt", "Sequencer"],
            word => Assert.False(ReservedWords.Contains(word)));
    }
}
