using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using static FgtAsg.Tests.Sandbox.DynamoDb.TestTable;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

/// <summary>What the service says of expressions that it does not take, word for word.</summary>
public sealed class ExpressionTests
{
    private readonly TestTable _table = new();

    public ExpressionTests() => _table.Model.Put(Free("license#a"));

    [Theory]
    [InlineData("State = :v", "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: State")]
    [InlineData("pool = :v", "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: pool")]
    [InlineData("", "Invalid ConditionExpression: The expression can not be empty;")]
    [InlineData("Kind = = :v", "Invalid ConditionExpression: Syntax error; token: \"=\", near: \"= = :v\"")]
    [InlineData("(Kind = :v", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \":v\"")]
    [InlineData("Kind = :v Kind", "Invalid ConditionExpression: Syntax error; token: \"Kind\", near: \":v Kind\"")]
    [InlineData("Kind = :v AND", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"AND\"")]
    [InlineData("Kind ! :v", "Invalid ConditionExpression: Syntax error; token: \"!\", near: \"Kind ! :v\"")]
    [InlineData("Kind = :w", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :w")]
    [InlineData("#k = :v", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #k")]
    [InlineData("attribute_exists(Kind)", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}")]
    [InlineData("is_there(Kind)", "Invalid ConditionExpression: Invalid function name; function: is_there")]
    [InlineData("attribute_exists(:v)", "Invalid ConditionExpression: Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("((Kind = :v))", "Invalid ConditionExpression: The expression has redundant parentheses;")]
    public void Condition_NotTaken_SaysWhy(string condition, string message)
    {
        var refusal = Assert.Throws<AmazonDynamoDBException>(() =>
            _table.Update("license#a", "REMOVE Nothing", new() { [":v"] = S("x") }, condition));

        Assert.Equal(message, refusal.Message);
        Assert.Equal("ValidationException", refusal.ErrorCode);
    }

    [Theory]
    [InlineData("SET Name = :v", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: Name")]
    [InlineData("SET Kind = :v, Kind = :v", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [Kind], path two: [Kind]")]
    [InlineData("SET Kind = :v SET Dns = :v", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET Category = :v", "One or more parameter values were invalid: Cannot update attribute Category. This attribute is part of the key")]
    [InlineData("SET Kind = if_not_exists(:v, :v)", "Invalid UpdateExpression: Operator or function requires a document path; operator or function: if_not_exists")]
    [InlineData("SET Attempts = if_not_exists(Attempts, :v) + :v", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET Kind = upper(:v)", "Invalid UpdateExpression: Invalid function name; function: upper")]
    [InlineData("Kind = :v", "Invalid UpdateExpression: Syntax error; token: \"Kind\", near: \"Kind =\"")]
    [InlineData("REMOVE", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"REMOVE\"")]
    public void Update_NotTaken_SaysWhy(string expression, string message)
    {
        var refusal = Assert.Throws<AmazonDynamoDBException>(() => _table.Update("license#a", expression, new() { [":v"] = S("x") }));

        Assert.Equal(message, refusal.Message);
        Assert.Equal(4, _table.Model.Find("license#a")!.Count);
    }

    [Theory]
    [InlineData("Pool = :p", "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: Pool")]
    [InlineData("AvailableSince = :p", "Query condition missed key schema element: Pool")]
    [InlineData("#p = :p AND Kind = :p", "Query condition missed key schema element: AvailableSince")]
    [InlineData("#p > :p", "Query key condition not supported")]
    [InlineData("#p = :p OR #p = :p", "Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("#p = :p AND #p = :p", "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key")]
    [InlineData("#p = :p AND AvailableSince <> :p", "Invalid operator used in KeyConditionExpression: <>")]
    public void KeyCondition_NotTaken_SaysWhy(string condition, string message)
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
        var put = new PutItemRequest { TableName = _table.Model.Name, Item = Key("a"), ExpressionAttributeValues = new() { [":v"] = S("x") } };
        Assert.Equal(
            "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null",
            Assert.Throws<AmazonDynamoDBException>(() => _table.Model.PutItem(put)).Message);
    }

    [Fact]
    public void ReservedWords_AreThoseOfTheGuide()
    {
        Assert.Equal(573, ReservedWords.Count);
        Assert.All(["Pool", "State", "Name", "Key", "Bucket", "Size", "Ttl", "Status", "Zone"], word => Assert.True(ReservedWords.Contains(word)));
        Assert.All(
            ["Category", "Kind", "AvailableSince", "InstanceId", "Event", "License", "Hostname", "Dns", "ExpiresAt", "Sequencer", "WithdrawnAt"],
            word => Assert.False(ReservedWords.Contains(word)));
    }
}
