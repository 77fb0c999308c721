using System.Globalization;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>Free licences (<c>FGVM001</c>) and hostnames (<c>fgt-001</c>) for a fleet's table, the first of them the longest free.</summary>
internal static class PoolItems
{
    public const string Licenses = "license";
    public const string Hostnames = "hostname";

    private static readonly DateTimeOffset FirstFree = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string NameOf(string pool, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(pool == Licenses ? "FGVM" : "fgt-")}{number:000}");

    public static async Task SeedAsync(Fleet fleet, string pool, int count, CancellationToken cancellationToken)
    {
        // As many as one BatchWriteItem takes.
        foreach (var numbers in Enumerable.Range(1, count).Chunk(25))
        {
            var answer = await fleet.DynamoDb.BatchWriteItemAsync(
                new Dictionary<string, List<WriteRequest>>(StringComparer.Ordinal)
                {
                    [fleet.TableName] = [.. numbers.Select(number => new WriteRequest(new PutRequest(Free(pool, number))))],
                },
                cancellationToken);
            Assert.True(answer.UnprocessedItems is not { Count: > 0 });
        }
    }

    private static Dictionary<string, AttributeValue> Free(string pool, int number) => new(StringComparer.Ordinal)
    {
        ["Category"] = new($"{pool}#{NameOf(pool, number)}"),
        ["Kind"] = new(pool),
        ["Pool"] = new(pool),
        ["AvailableSince"] = new(Text(FirstFree.AddMinutes(number))),
    };

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
