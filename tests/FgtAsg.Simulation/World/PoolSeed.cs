using System.Globalization;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Records;
using FgtAsg.Sandbox.DynamoDb;

namespace FgtAsg.Simulation.World;

/// <summary>Puts free items into a pool: <c>license-001</c> and so on, a minute apart, the first the longest free.</summary>
internal static class PoolSeed
{
    public static string NameOf(string pool, int number) => string.Create(CultureInfo.InvariantCulture, $"{pool}-{number:000}");

    public static void Put(TableModel table, string pool, int count, DateTimeOffset now, bool together = false)
    {
        for (var number = 1; number <= count; number++)
        {
            var since = together ? now.AddDays(-1) : now.AddDays(-1).AddMinutes(number);
            table.Put(Free(pool, NameOf(pool, number), since));
        }
    }

    public static Dictionary<string, AttributeValue> Free(string pool, string name, DateTimeOffset since) => new(StringComparer.Ordinal)
    {
        ["Category"] = $"{pool}#{name}".ToAttribute(),
        ["Kind"] = pool.ToAttribute(),
        ["Pool"] = pool.ToAttribute(),
        ["AvailableSince"] = Timestamps.Of(since).ToAttribute(),
    };
}
