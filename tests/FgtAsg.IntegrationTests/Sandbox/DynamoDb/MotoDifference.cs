namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>
/// A case in which moto's answer differs from the service's. A comment names the page of the Amazon DynamoDB documentation that proves
/// it, in the API Reference (API) or in the Developer Guide (Guide).
/// </summary>
internal sealed record MotoDifference(string Moto, string Service)
{
    private const string Refused = "AmazonDynamoDBException:ValidationException:400";
    private const string Broken = "AmazonDynamoDBException::500";
    private const string A = "{AvailableSince=2026-03-01T10:00:00Z,Category=license#a,Pool=license}";
    private const string B = "{AvailableSince=2026-03-01T11:00:00Z,Category=license#b,Pool=license}";
    private const string C = "{AvailableSince=2026-03-01T13:00:00Z,Category=license#c,Pool=license}";
    private const string D = "{AvailableSince=2026-03-02T09:00:00Z,Category=license#d,Pool=license}";
    private const string WholePool = $"4/4 {A} {B} {C} {D} last:-";

    /// <summary>All known differences, by the case's name.</summary>
    public static readonly Dictionary<string, MotoDifference> Known = new(StringComparer.Ordinal)
    {
        // moto ignores the client request token. API, TransactWriteItems: ClientRequestToken.
        ["transaction: the same token twice"] = new(
            "{Attempts=#2,Category=license#held,InstanceId=i-1,Kind=license,Size=#12}",
            "{Attempts=#1,Category=license#held,InstanceId=i-1,Kind=license,Size=#12}"),
        ["transaction: error: the same token for another"] = new(
            "written", "IdempotentParameterMismatchException:IdempotentParameterMismatchException:400"),

        // moto rejects reserved words everywhere except in key conditions. Guide, "Reserved words in DynamoDB".
        ["query: error: reserved word"] = new(WholePool, Refused),

        // moto does not validate the placeholders and functions of a condition. Guide, "Condition and filter expressions, operators, and
        // functions" and "Using expressions in DynamoDB".
        ["condition: error: syntax"] = new(Broken, Refused),
        ["condition: error: closing parenthesis missing"] = new(Broken, Refused),
        ["condition: error: empty"] = new("-", Refused),
        ["condition: error: undefined value"] = new(Broken, Refused),
        ["condition: error: undefined name"] = new(Broken, Refused),
        ["condition: error: unknown function"] = new(Broken, Refused),
        ["condition: error: order of a map"] = new(Broken, Refused),
        ["put: error: values without an expression"] = new("-", Refused),
        ["query: error: unused value"] = new(WholePool, Refused),
        ["transaction: error: undefined value"] = new("TransactionCanceledException TypeError:-", Refused),

        // moto fails when it compares a number with a text. Guide, "Condition and filter expressions, operators, and functions": values of
        // different types are not comparable. API, Query: a key's value has the key's type.
        ["condition: less, other type"] = new(Broken, "ConditionalCheckFailedException -"),
        ["query: error: another type"] = new(Broken, Refused),

        // moto hardly validates a query of an index. API, Query: IndexName, KeyConditionExpression, Limit, ExclusiveStartKey.
        ["query: error: no such index"] = new("ResourceNotFoundException:ResourceNotFoundException:400", Refused),
        ["query: error: or"] = new(Broken, Refused),
        ["query: error: limit 0"] = new(Broken, Refused),
        ["query: error: bad start"] = new(Broken, Refused),

        // moto validates keys only when an item is put, and only some of them. API, PutItem and UpdateItem: attributes of keys and index
        // keys.
        ["put: error: index key of another type"] = new("-", Refused),
        ["update: error: index key of another type"] = new(
            "{Category=instance#i-1,Dns={Name=fgt-001,Ttl=#60,ZoneId=Z1},ExpiresAt=#1772366400,Kind=instance,License=held,Pool=#1,"
            + "State=InService}",
            Refused),
        ["update: error: empty key"] = new("{Category=}", Refused),

        // moto accepts an empty transaction. If the item of one write does not fit, it refuses the whole transaction without reasons. API,
        // TransactWriteItems: TransactItems, and the cancellation reasons of TransactionCanceledException.
        ["transaction: error: nothing"] = new("written", Refused),
        ["transaction: error: the item is of another type"] = new(Refused, "TransactionCanceledException None:- ValidationError:-"),

        // When a page reaches its limit, moto checks whether another item follows. The service does not, and returns a last key. API,
        // Query: LastEvaluatedKey.
        ["query: a page that ends with the pool"] = new(
            $"2/2 {C} {D} last:-", $"2/2 {C} {D} last:{D}"),
    };
}
