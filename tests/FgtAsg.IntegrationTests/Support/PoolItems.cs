using System.Globalization;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>
/// Free licenses (<c>FGVM001</c>) and hostnames (<c>fgt-001</c>) for a fleet's table. The first of them has been free for the longest time.
/// </summary>
internal static class PoolItems
{
    public const string Licenses = "license";
    public const string Hostnames = "hostname";

    private static readonly DateTimeOffset FirstFree = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string NameOf(string pool, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(pool == Licenses ? "FGVM" : "fgt-")}{number:000}");

    public static async Task SeedAsync(Fleet fleet, string pool, int count, CancellationToken cancellationToken)
    {
        // The limit of BatchWriteItem.
        foreach (var items in Enumerable.Range(1, count).SelectMany(number => Free(pool, number)).Chunk(25))
        {
            var answer = await fleet.DynamoDb.BatchWriteItemAsync(
                new Dictionary<string, List<WriteRequest>>(StringComparer.Ordinal)
                {
                    [fleet.TableName] = [.. items.Select(item => new WriteRequest(new PutRequest(item)))],
                },
                cancellationToken);
            Assert.True(answer.UnprocessedItems is not { Count: > 0 });
        }
    }

    /// <summary>The item. For a license, which has no file here, also the item of its digest.</summary>
    private static IEnumerable<Dictionary<string, AttributeValue>> Free(string pool, int number)
    {
        var name = NameOf(pool, number);
        var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = new($"{pool}#{name}"),
            ["Kind"] = new(pool),
            ["Pool"] = new(pool),
            ["AvailableSince"] = new(Text(FirstFree.AddMinutes(number))),
        };
        if (pool == Licenses)
        {
            var digest = new LicenseObject(name, LicenseText.Of(name)).Digest!;
            item["Digest"] = new(digest);
            yield return new(StringComparer.Ordinal)
            {
                ["Category"] = new($"licensefile#{digest}"),
                ["Kind"] = new("licensefile"),
                ["License"] = new(name),
            };
        }

        yield return item;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
