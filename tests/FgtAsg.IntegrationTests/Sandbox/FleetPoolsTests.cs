using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Sandbox;

/// <summary>A fleet's bucket, table and zone, without the function.</summary>
public sealed class FleetPoolsTests : FleetTest
{
    private const string ZoneName = "fleet.internal";

    [Fact]
    public async Task LicenseFile_PutAndDeleted_SendsS3Notifications()
    {
        var fleet = await StartFleetAsync();

        await fleet.PutLicenseFileAsync("FG VM+1.lic", "-----BEGIN FGT VM LICENSE-----", Timeout);
        await fleet.DeleteLicenseFileAsync("FG VM+1.lic", Timeout);
        await fleet.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = fleet.BucketName, Key = "other/x.lic", ContentBody = "x" }, Timeout);

        var records = fleet.Delivery.Pending.Select(e => JsonNode.Parse(fleet.Delivery.PayloadOf(e))!["Records"]![0]!).ToList();
        Assert.Equal(["ObjectCreated:Put", "ObjectRemoved:Delete"], records.Select(r => (string?)r["eventName"]));
        Assert.All(records, r => Assert.Equal("licenses/FG+VM%2B1.lic", (string?)r["s3"]!["object"]!["key"]));
        var created = records[0]["s3"]!["object"]!;
        Assert.Equal((30, 32), ((int)created["size"]!, ((string)created["eTag"]!).Length));
        Assert.Null(created["versionId"]);
        Assert.True(string.CompareOrdinal(Sequencer(records[0]), Sequencer(records[1])) < 0);
    }

    [Fact]
    public async Task LicenseFiles_WrittenAtOnce_AreNotifiedInTheOrderOfTheirSequencers()
    {
        var fleet = await StartFleetAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => fleet.PutLicenseFileAsync("same.lic", $"{i}", Timeout)));

        var told = fleet.Delivery.Pending.Select(e => JsonNode.Parse(fleet.Delivery.PayloadOf(e))!["Records"]![0]!).ToList();
        Assert.Equal(12, told.Count);
        Assert.Equal(told.Select(Sequencer).Order(StringComparer.Ordinal), told.Select(Sequencer));
        var stored = await fleet.S3.GetObjectMetadataAsync(fleet.BucketName, "licenses/same.lic", Timeout);
        Assert.Equal(stored.ETag.Trim('"'), (string?)told[^1]["s3"]!["object"]!["eTag"]);
    }

    [Fact]
    public async Task Table_MoreThanOnePage_IsReadCompletely()
    {
        var one = await StartFleetAsync();
        foreach (var batch in Enumerable.Range(0, 200).Select(i => new string('x', 9000) + $"{i:000}").Chunk(25))
        {
            await one.DynamoDb.BatchWriteItemAsync(
                new Dictionary<string, List<WriteRequest>>
                {
                    [one.TableName] = [.. batch.Select(text => new WriteRequest(new PutRequest(Hostname($"fgt-{text[^3..]}", text))))],
                },
                Timeout);
        }

        var pools = await one.ReadTableAsync(Timeout);

        // More than one page of a scan; a page has 1 MB.
        Assert.Equal(200, pools.Hostnames.Count);
        Assert.Equal("fgt-199", pools.Hostnames[^1].Id);
        Assert.True(one.Aws.Calls.Snapshot().Count(call => call.Action == "Scan") > 1);
        Assert.Equal(one.TableName, one.FunctionEnvironment["dynamodb_table_name"]);
    }

    [Fact]
    public async Task Zone_MoreThanOnePage_IsReadCompletely()
    {
        var fleet = await StartFleetAsync(
            options: new FleetOptions { AutomaticDelivery = false, DnsZoneName = ZoneName, Hostnames = true });
        using var client = new HttpClient { BaseAddress = fleet.Aws.Endpoint };

        foreach (var batch in Enumerable.Range(0, 320).Chunk(160))
        {
            using var changed = await ChangeAsync(
                client, fleet, [.. batch.Select(i => ("UPSERT", $"fgt-{i:000}.{ZoneName}", $"10.0.{i / 250}.{i % 250}"))]);
            Assert.True(changed.IsSuccessStatusCode);
        }

        var zone = (await fleet.ReadZoneAsync(Timeout))!;
        Assert.Equal((fleet.ZoneId, 320), (zone.ZoneId, zone.Addresses.Count()));
        var record = zone.Find($"FGT-007.{ZoneName}", "A")!;
        Assert.Equal(($"fgt-007.{ZoneName}.", 60, "10.0.0.7"), (record.Name, record.Ttl, Assert.Single(record.Values)));
        Assert.Contains(zone.Records, r => r.Type == "SOA");
        Assert.Equal(fleet.ZoneId, fleet.FunctionEnvironment["dns_zone_id"]);
        Assert.Equal(
            [
                "ChangeResourceRecordSets",
                "ChangeResourceRecordSets",
                "CreateHostedZone",
                "ListResourceRecordSets",
                "ListResourceRecordSets",
            ],
            fleet.Aws.Calls.Snapshot().Where(call => call.Service == "route53").Select(call => call.Action).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Zone_FaultOnAChange_IsAnsweredAsRoute53Does()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { AutomaticDelivery = false, DnsZoneName = ZoneName });
        fleet.Aws.Faults.Add(new FaultRule
        {
            Service = "route53",
            Action = "ChangeResourceRecordSets",
            Resource = fleet.ZoneId,
            Effect = FaultEffect.ErrorBefore(400, "PriorRequestNotComplete"),
            Times = 1,
        });
        using var client = new HttpClient { BaseAddress = fleet.Aws.Endpoint };

        using var refused = await ChangeAsync(client, fleet, ("UPSERT", $"a.{ZoneName}", "10.0.0.1"));
        using var allowed = await ChangeAsync(client, fleet, ("UPSERT", $"b.{ZoneName}", "10.0.0.2"));

        Assert.Contains("<Code>PriorRequestNotComplete</Code>", await refused.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
        Assert.True(allowed.IsSuccessStatusCode);
        Assert.Equal([$"b.{ZoneName}."], (await fleet.ReadZoneAsync(Timeout))!.Addresses.Select(record => record.Name));
    }

    [Fact]
    public async Task Check_ErrorsInTableAndZone_ReportsThem()
    {
        var fleet = await StartFleetAsync(
            options: new FleetOptions { AutomaticDelivery = false, DnsZoneName = ZoneName, Hostnames = true });
        Assert.Empty(await fleet.CheckAsync(Timeout));
        using var client = new HttpClient { BaseAddress = fleet.Aws.Endpoint };

        using var changed = await ChangeAsync(client, fleet, ("UPSERT", $"fgt-001.{ZoneName}", "10.0.0.1"));
        var held = Hostname("fgt-001", "x");
        held["InstanceId"] = new AttributeValue("i-0123456789abcdef0");
        held.Remove("Pool");
        await fleet.DynamoDb.PutItemAsync(fleet.TableName, held, Timeout);

        Assert.Equal(
            [
                "hostname#fgt-001 is held by i-0123456789abcdef0, which is not live",
                "hostname#fgt-001 is held by i-0123456789abcdef0, which has no item",
                $"the A record fgt-001.{ZoneName}. of no instance (10.0.0.1) does not belong to an instance in service with that hostname",
            ],
            await fleet.CheckAsync(Timeout));
    }

    [Fact]
    public async Task TerminateInConsole_InService_SendsOnlyStateChangeEvents()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { AutomaticDelivery = false, WithHooks = false });
        var id = fleet.Launch(1).Single();
        while (StateOf(fleet, id) != LifecycleStates.InService)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }

        fleet.TerminateInConsole(id);
        await EventAsync(fleet, "EC2 Instance State-change Notification", id);
        while (fleet.Delivery.Pending.Count(e => e.Source == "aws.ec2") < 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Timeout);
        }

        Assert.Equal(
            ["shutting-down", "terminated"],
            fleet.Delivery.Pending.Where(e => e.Source == "aws.ec2").Select(e => (string?)JsonNode.Parse(e.Detail)!["state"]));
        Assert.DoesNotContain(fleet.Delivery.Pending, e => e.DetailType == TerminateEvent);
    }

    private static Dictionary<string, AttributeValue> Hostname(string name, string filling) => new(StringComparer.Ordinal)
    {
        ["Category"] = new AttributeValue($"hostname#{name}"),
        ["Kind"] = new AttributeValue("hostname"),
        ["Pool"] = new AttributeValue("hostname"),
        ["AvailableSince"] = new AttributeValue("2026-01-01T00:00:00Z"),
        ["Filling"] = new AttributeValue(filling),
    };

    private async Task<HttpResponseMessage> ChangeAsync(
        HttpClient client, Fleet fleet, params (string Action, string Name, string Address)[] changes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2013-04-01/hostedzone/{fleet.ZoneId}/rrset/");
        request.Headers.TryAddWithoutValidation("Authorization", PlaceholderSignature.For("route53"));
        request.Content = new StringContent($"""
            <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes>
            {string.Concat(changes.Select(c => $"""
                <Change><Action>{c.Action}</Action><ResourceRecordSet><Name>{c.Name}</Name><Type>A</Type><TTL>60</TTL>
                <ResourceRecords><ResourceRecord><Value>{c.Address}</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change>
                """))}
            </Changes></ChangeBatch></ChangeResourceRecordSetsRequest>
            """);
        return await client.SendAsync(request, Timeout);
    }

    private static string Sequencer(JsonNode record) => ((string)record["s3"]!["object"]!["sequencer"]!).PadRight(32, '0');
}
