using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>
/// The position of a key in a scan, and among equal range keys of the index. It is a hash of the key, so that callers cannot rely on an
/// order that the service does not guarantee. The position of a key never changes.
/// </summary>
internal readonly record struct Place(ulong Hash, string Key)
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    public static readonly IComparer<Place> Order = Comparer<Place>.Create((left, right) => left.ComparedTo(right));

    public static Place Of(string key)
    {
        var hash = FnvOffset;
        foreach (var unit in key)
        {
            hash = unchecked((hash ^ unit) * FnvPrime);
        }

        // With FNV-1a alone, keys that differ only in their last letters are close to each other.
        hash ^= hash >> 33;
        hash = unchecked(hash * 0xff51afd7ed558ccd);
        return new Place(hash ^ (hash >> 33), key);
    }

    public int ComparedTo(Place other)
    {
        var byHash = Hash.CompareTo(other.Hash);
        return byHash != 0 ? byHash : Utf8Order.Compare(Key, other.Key);
    }
}
