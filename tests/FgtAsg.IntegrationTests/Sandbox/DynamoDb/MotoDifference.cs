namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>
/// A case that moto answers otherwise than the service. Beside each stands the page of the Amazon DynamoDB documentation that decides: of
/// the API Reference (API), or of the Developer Guide (Guide).
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

    /// <summary>Every difference that is known, by the case's name.</summary>
    public static readonly Dictionary<string, MotoDifference> Known = new(StringComparer.Ordinal)
    {
        // moto knows no client request token. API, TransactWriteItems: ClientRequestToken.
        ["transaction: the same token twice"] = new(
            "{Attempts=#2,Category=license#held,InstanceId=i-1,Kind=license,Size=#12}",
            "{Attempts=#1,Category=license#held,InstanceId=i-1,Kind=license,Size=#12}"),
        ["transaction: error: the same token for another"] = new(
            "written", "IdempotentParameterMismatchException:IdempotentParameterMismatchException:400"),

        // moto finds reserved words everywhere but in key conditions. Guide, "Reserved words in DynamoDB".
        ["query: error: reserved word"] = new(WholePool, Refused),

        // moto takes a condition's placeholders and functions as they come. Guide, "Condition and filter expressions, operators, and
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

        // moto compares a number with a text, and breaks. Guide, "Condition and filter expressions, operators, and functions": other types
        // do not compare; API, Query: a key's value has the key's type.
        ["condition: less, other type"] = new(Broken, "ConditionalCheckFailedException -"),
        ["query: error: another type"] = new(Broken, Refused),

        // moto checks little of what a query may ask of an index. API, Query: IndexName, KeyConditionExpression, Limit, ExclusiveStartKey.
        ["query: error: no such index"] = new("ResourceNotFoundException:ResourceNotFoundException:400", Refused),
        ["query: error: or"] = new(Broken, Refused),
        ["query: error: limit 0"] = new(Broken, Refused),
        ["query: error: bad start"] = new(Broken, Refused),

        // moto checks keys when an item is put, and not all of them. API, PutItem and UpdateItem: attributes of keys and of index keys.
        ["put: error: index key of another type"] = new("-", Refused),
        ["update: error: index key of another type"] = new(
            "{Category=instance#i-1,Dns={Name=fgt-001,Ttl=#60,ZoneId=Z1},ExpiresAt=#1772366400,Kind=instance,License=held,Pool=#1,"
            + "State=InService}",
            Refused),
        ["update: error: empty key"] = new("{Category=}", Refused),

        // moto takes an empty transaction, and refuses one as a whole where the item of one of its writes does not fit. API,
        // TransactWriteItems: TransactItems, and the cancellation reasons of TransactionCanceledException.
        ["transaction: error: nothing"] = new("written", Refused),
        ["transaction: error: the item is of another type"] = new(Refused, "TransactionCanceledException None:- ValidationError:-"),

        // moto looks whether anything follows a page that reached its limit; the service does not, and gives a last key. API, Query:
        // LastEvaluatedKey.
        ["query: a page that ends with the pool"] = new(
            $"2/2 {C} {D} last:-", $"2/2 {C} {D} last:{D}"),
    };
}
