namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>The order of DynamoDB's strings: that of their UTF-8 bytes, found without encoding them.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        return shared == left.Length || shared == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[shared]).CompareTo(Rank(right[shared]));
    }

    // UTF-16 has the surrogates before U+E000..U+FFFF; what they stand for comes after.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + char.MaxValue : unit;
}
