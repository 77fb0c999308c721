using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>From the SDK's values to the model's and back. Both ways copy, so that no caller can alter what is stored.</summary>
internal static class AttributeValues
{
    public static DynamoValue.Map FromSdk(IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        var values = new Dictionary<string, DynamoValue>(attributes.Count, StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            values.Add(name, FromSdk(value));
        }

        return new DynamoValue.Map(values);
    }

    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">
    /// ValidationException: no type, more than one, or a value that it cannot have.</exception>
    public static DynamoValue FromSdk(AttributeValue? value)
    {
        var candidates = value is null ? [] : Candidates(value).ToList();
        return candidates.Count switch
        {
            1 => candidates[0],
            0 => throw TableFaults.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
            _ => throw TableFaults.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"),
        };
    }

    public static Dictionary<string, AttributeValue> ToSdk(DynamoValue.Map map) =>
        map.Values.ToDictionary(pair => pair.Key, pair => ToSdk(pair.Value), StringComparer.Ordinal);

    public static AttributeValue ToSdk(DynamoValue value) => value switch
    {
        DynamoValue.Text text => new AttributeValue { S = text.Value },
        DynamoValue.Number number => new AttributeValue { N = number.Value.ToString() },
        DynamoValue.Bytes bytes => new AttributeValue { B = new MemoryStream([.. bytes.Value]) },
        DynamoValue.Flag flag => new AttributeValue { BOOL = flag.Value },
        DynamoValue.Nothing => new AttributeValue { NULL = true },
        DynamoValue.Sequence sequence => new AttributeValue { L = [.. sequence.Values.Select(ToSdk)] },
        DynamoValue.Map map => new AttributeValue { M = ToSdk(map) },
        DynamoValue.Set { Type: "SS" } set => new AttributeValue { SS = [.. set.Values.Cast<DynamoValue.Text>().Select(text => text.Value)] },
        DynamoValue.Set { Type: "NS" } set =>
            new AttributeValue { NS = [.. set.Values.Cast<DynamoValue.Number>().Select(number => number.Value.ToString())] },
        DynamoValue.Set set =>
            new AttributeValue { BS = [.. set.Values.Cast<DynamoValue.Bytes>().Select(bytes => new MemoryStream([.. bytes.Value]))] },
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A type that DynamoDB does not have."),
    };

    private static IEnumerable<DynamoValue> Candidates(AttributeValue value)
    {
        if (value.S is not null)
        {
            yield return new DynamoValue.Text(value.S);
        }

        if (value.N is not null)
        {
            yield return new DynamoValue.Number(DynamoNumber.Parse(value.N));
        }

        if (value.B is not null)
        {
            yield return new DynamoValue.Bytes(value.B.ToArray());
        }

        if (value.BOOL is { } flag)
        {
            yield return new DynamoValue.Flag(flag);
        }

        if (value.NULL is { } isNull)
        {
            yield return isNull
                ? new DynamoValue.Nothing()
                : throw TableFaults.Parameter("Null attribute value types must have the value of true");
        }

        if (value.L is not null)
        {
            yield return new DynamoValue.Sequence([.. value.L.Select(FromSdk)]);
        }

        if (value.M is not null)
        {
            yield return FromSdk(value.M);
        }

        if (value.SS is not null)
        {
            yield return SetOf("SS", "An string set  may not be empty", value.SS.Select(text => new DynamoValue.Text(text)));
        }

        if (value.NS is not null)
        {
            yield return SetOf("NS", "An number set  may not be empty", value.NS.Select(text => new DynamoValue.Number(DynamoNumber.Parse(text))));
        }

        if (value.BS is not null)
        {
            yield return SetOf("BS", "Binary sets should not be empty", value.BS.Select(bytes => new DynamoValue.Bytes(bytes.ToArray())));
        }
    }

    private static DynamoValue.Set SetOf(string type, string emptyMessage, IEnumerable<DynamoValue> elements)
    {
        var all = elements.ToList();
        if (all.Count == 0)
        {
            throw TableFaults.Parameter(emptyMessage);
        }

        return all.Distinct().Count() == all.Count
            ? new DynamoValue.Set(type, all)
            : throw TableFaults.Parameter($"Input collection {new DynamoValue.Set(type, all).Content()} contains duplicates.");
    }
}
