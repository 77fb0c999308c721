using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.S3;

namespace FgtAsg.Simulation.World;

/// <summary>Puts free items into a pool: <c>license-001</c> and so on, one minute apart, the first one the longest free.</summary>
internal static class PoolSeed
{
    public static string NameOf(string pool, int number) => string.Create(CultureInfo.InvariantCulture, $"{pool}-{number:000}");

    public static void Put(TableModel table, string pool, int count, DateTimeOffset now, bool together = false)
    {
        for (var number = 1; number <= count; number++)
        {
            table.Put(Free(pool, NameOf(pool, number), SinceOf(number, now, together)));
        }
    }

    /// <summary>Adds licenses with their files.</summary>
    public static void PutLicenses(TableModel table, Bucket bucket, int count, DateTimeOffset now)
    {
        for (var number = 1; number <= count; number++)
        {
            var name = NameOf("license", number);
            var key = $"licenses/{name}.lic";
            var stored = bucket.Put(key, LicenseText.Of(name));
            var item = Free("license", name, SinceOf(number, now, together: false));
            item["Bucket"] = bucket.Name.ToAttribute();
            item["Key"] = key.ToAttribute();
            item["ETag"] = stored.ETag.Trim('"').ToAttribute();
            item["Size"] = ((long)stored.Content.Length).ToAttribute();
            table.Put(item);
            table.Put(new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
            {
                ["Category"] = LicenseDigest.KeyOf(item["Digest"].S).ToAttribute(),
                ["Kind"] = LicenseDigest.Kind.ToAttribute(),
                ["License"] = name.ToAttribute(),
            });
        }
    }

    /// <summary>Rewrites all license items as the earlier version wrote them, which read no files.</summary>
    public static void LeaveUnread(TableModel table)
    {
        foreach (var read in table.Items)
        {
            var category = read["Category"].S;
            if (category.Split('#')[0] is "licensefile" or "licensesread")
            {
                table.Remove(category);
            }
            else if (PoolKind.License.IsKey(category) && read.ContainsKey("Bucket"))
            {
                string[] unknown = ["Digest", "ETag", "Revision", "Refused", "DuplicateOf"];
                var item = read.Where(attribute => !unknown.Contains(attribute.Key, StringComparer.Ordinal))
                    .ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal);
                item["Event"] = "ObjectCreated:Put".ToAttribute();
                item["EventTime"] = "2026-03-01T11:03:00Z".ToAttribute();
                item["Sequencer"] = "0003".ToAttribute();
                table.Put(item);
            }
        }
    }

    public static Dictionary<string, AttributeValue> Free(string pool, string name, DateTimeOffset since)
    {
        var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = $"{pool}#{name}".ToAttribute(),
            ["Kind"] = pool.ToAttribute(),
            ["Pool"] = pool.ToAttribute(),
            ["AvailableSince"] = Timestamps.Of(since).ToAttribute(),
        };
        if (pool == "license")
        {
            item["Digest"] = DigestOf(LicenseText.Of(name)).ToAttribute();
        }

        return item;
    }

    public static string DigestOf(string text) =>
        LicenseContent.TryDigest(Encoding.UTF8.GetBytes(text), out var digest, out var reason) ? digest : throw new FormatException(reason);

    private static DateTimeOffset SinceOf(int number, DateTimeOffset now, bool together) =>
        together ? now.AddDays(-1) : now.AddDays(-1).AddMinutes(number);
}
