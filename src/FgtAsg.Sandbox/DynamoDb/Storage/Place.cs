using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Storage;

/// <summary>Where a key is in a scan, and among equal range keys of the index: by a hash, so that nobody comes to rely on an order that the
/// service does not promise; the same key is always at the same place.</summary>
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

        // FNV-1a leaves keys that differ in their last letters alone close to each other.
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
