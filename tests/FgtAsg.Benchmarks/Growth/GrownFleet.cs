using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using FgtAsg.Benchmarks.Functions;
using ProcessFleet = FgtAsg.Sandbox.Fleets.Fleet;

namespace FgtAsg.Benchmarks.Growth;

/// <summary>
/// Makes a fleet with one firewall look like a large one. Everything that the function reads has the size that it has in a large fleet.
/// </summary>
internal static class GrownFleet
{
    /// <summary>Copies the firewall's track file entry, record, license and hostname once for each missing firewall.</summary>
    public static async Task GrowAsync(BenchFleet fleet, int instances, CancellationToken cancellationToken)
    {
        var one = fleet.Fleet.Members.Single().InstanceId;
        var tracked = await ReadAsync(fleet.Fleet, cancellationToken);
        var entry = tracked[one]!.ToJsonString();
        for (var number = 1; number < instances; number++)
        {
            tracked[IdOf(number)] = JsonNode.Parse(Renumbered(entry, number));
        }

        await fleet.Fleet.S3.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = fleet.Fleet.BucketName,
                Key = ProcessFleet.TrackFileKey,
                ContentBody = tracked.ToJsonString(new() { WriteIndented = true }),
            },
            cancellationToken);
        var held = await HeldAsync(fleet.Fleet, one, cancellationToken);
        var copies = Enumerable.Range(1, instances - 1).SelectMany(number => held.Select(item => Renumbered(item, one, number)));
        await fleet.PutAsync(copies, cancellationToken);
    }

    private static async Task<JsonObject> ReadAsync(ProcessFleet fleet, CancellationToken cancellationToken)
    {
        using var answer = await fleet.S3.GetObjectAsync(fleet.BucketName, ProcessFleet.TrackFileKey, cancellationToken);
        using var reader = new StreamReader(answer.ResponseStream, Encoding.UTF8);
        return JsonNode.Parse(await reader.ReadToEndAsync(cancellationToken))!.AsObject();
    }

    /// <summary>The instance's record, and the items that it holds.</summary>
    private static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> HeldAsync(
        ProcessFleet fleet, string instanceId, CancellationToken cancellationToken)
    {
        var items = await fleet.DynamoDb.ScanAsync(new ScanRequest { TableName = fleet.TableName }, cancellationToken);
        return
        [
            .. items.Items.Where(item => item["Category"].S.EndsWith(instanceId, StringComparison.Ordinal)
                || item.GetValueOrDefault("InstanceId")?.S == instanceId),
        ];
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"i-0ff{number:x14}");

    /// <summary>Changes the interfaces' ids. The function does not look for anything else in an entry.</summary>
    private static string Renumbered(string entry, int number) =>
        entry.Replace("\"eni-", string.Create(CultureInfo.InvariantCulture, $"\"eni-0{number:x4}"), StringComparison.Ordinal);

    private static Dictionary<string, AttributeValue> Renumbered(Dictionary<string, AttributeValue> item, string instanceId, int number)
    {
        var copy = new Dictionary<string, AttributeValue>(item, StringComparer.Ordinal);
        foreach (var (name, value) in item.Where(attribute => attribute.Value.S is not null))
        {
            copy[name] = new AttributeValue(value.S.Replace(instanceId, IdOf(number), StringComparison.Ordinal));
        }

        // The copy of a license or hostname gets its own name.
        if (!item["Category"].S.EndsWith(instanceId, StringComparison.Ordinal))
        {
            copy["Category"] = new AttributeValue(string.Create(CultureInfo.InvariantCulture, $"{item["Category"].S}-{number}"));
        }

        return copy;
    }
}
