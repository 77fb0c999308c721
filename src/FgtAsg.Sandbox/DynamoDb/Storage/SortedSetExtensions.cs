namespace FgtAsg.Sandbox.DynamoDb.Storage;

internal static class SortedSetExtensions
{
    /// <summary>What is at a place or after it, found without looking at what is before.</summary>
    public static IEnumerable<T> From<T>(this SortedSet<T> set, T start) =>
        set.Count == 0 || set.Comparer.Compare(start, set.Max) > 0 ? [] : set.GetViewBetween(start, set.Max);
}
