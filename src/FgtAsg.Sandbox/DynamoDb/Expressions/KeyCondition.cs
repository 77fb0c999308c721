using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>The key condition of a query: the value of the hash key, and a condition for the range key.</summary>
/// <param name="Range">Null for every item of the hash key.</param>
internal sealed record KeyCondition(string Hash, Comparison? Range)
{
    private const string Parameter = "KeyConditionExpression";

    /// <param name="rangeKey">Null for the table itself, which has no range key.</param>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">ValidationException: the condition is not valid for a query.</exception>
    public static KeyCondition Parse(string? expression, Placeholders placeholders, string hashKey, string? rangeKey)
    {
        if (expression is null)
        {
            throw TableFaults.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }

        var terms = Terms(new ExpressionReader(Parameter, expression, placeholders));
        if (terms.DistinctBy(term => term.Attribute).Count() < terms.Count)
        {
            throw TableFaults.Validation($"Invalid {Parameter}: KeyConditionExpressions must only contain one condition per key");
        }

        var hash = terms.Find(term => term.Attribute == hashKey);
        var range = terms.Find(term => term.Attribute == rangeKey);
        if (hash is null || (range is null && rangeKey is not null && terms.Count > 1))
        {
            throw TableFaults.Validation($"Query condition missed key schema element: {(hash is null ? hashKey : rangeKey)}");
        }

        return hash.Operator == "=" && terms.Count == (range is null ? 1 : 2)
            ? new KeyCondition(((DynamoValue.Text)hash.Value).Value, range)
            : throw TableFaults.Validation("Query key condition not supported");
    }

    private static List<Comparison> Terms(ExpressionReader reader)
    {
        var terms = new List<Comparison>();
        do
        {
            reader.Refuse("(", "NOT");
            reader.TryFunction();
            terms.Add(Comparison.Parse(reader, reader.Attribute()));
        }
        while (reader.Try("AND"));

        if (reader.Current.Is("OR") || terms.Exists(term => term.Operator == "<>"))
        {
            throw TableFaults.Validation($"Invalid operator used in {Parameter}: {(reader.Current.Is("OR") ? "OR" : "<>")}");
        }

        reader.Expect(Token.EndText);
        return terms.TrueForAll(term => term.Value is DynamoValue.Text)
            ? terms
            : throw TableFaults.Parameter("Condition parameter type does not match schema type");
    }
}
