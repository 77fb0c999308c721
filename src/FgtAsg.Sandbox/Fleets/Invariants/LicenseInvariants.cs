using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Sandbox.Fleets.Invariants;

/// <summary>A license is identified by its file's content. It is given out under only one name, and the pool matches the bucket.</summary>
internal static class LicenseInvariants
{
    /// <summary>Must hold at any moment.</summary>
    public static IEnumerable<string> Check(PoolState pools)
    {
        var used = pools.Licenses.Where(item => IsUsed(item) && item.Digest is not null).ToList();
        foreach (var same in used.GroupBy(item => item.Digest, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"one license is given out under {same.Count()} names: {string.Join(", ", same.Select(item => item.Id))}";
        }

        foreach (var item in used)
        {
            if (pools.Digests.GetValueOrDefault(item.Digest!) is var name && name != item.Id)
            {
                yield return $"{item.Category} is given out, and the item of its digest names {name ?? "none"}";
            }
        }
    }

    /// <summary>Must hold at rest, when the function knows all changes of the bucket from notifications or from a sweep.</summary>
    public static IEnumerable<string> Check(PoolState pools, IReadOnlyList<LicenseObject> files)
    {
        foreach (var item in pools.Licenses.Where(item => item is { Pool: not null, Key: not null }))
        {
            if (files.All(file => file.Id != item.Id || file.Digest != item.Digest))
            {
                var fault = item.Digest is null ? "was never read" : "is gone or has changed";
                yield return $"{item.Category} is free, and its file {fault}";
            }
        }

        foreach (var item in pools.Licenses.Where(item => item is { IsHeld: true, Key: not null, WithdrawnAt: null }))
        {
            if (files.All(file => file.Id != item.Id || file.Digest != item.Digest))
            {
                yield return $"{item.Category} is held and would be free again, but its file is gone or has changed";
            }
        }

        var known = pools.Licenses.Where(IsUsed).Select(item => item.Digest).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(file =>
            file.Digest is { } digest && !known.Contains(digest) && !pools.Quarantined.Contains(digest)))
        {
            if (pools.License(file.Id) is { IsHeld: true })
            {
                continue;
            }

            yield return $"the license in the file of {file.Id} is in no pool";
        }
    }

    private static bool IsUsed(LicenseItem item) => item.Pool is not null || item.IsHeld;
}
