using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.Model;

namespace FgtAsg.IntegrationTests.Sandbox;

/// <summary>What a fleet has of S3, DynamoDB and Route 53, with moto behind it; no function is run.</summary>
public sealed class FleetPoolsTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    private const string ZoneName = "fleet.internal";

    [ToolFact(Tools.Moto)]
    public async Task LicenseFile_PutAndDeleted_IsToldAsS3Does()
    {
        var fleet = await StartFleetAsync();

        await fleet.PutLicenseFileAsync("FG VM+1.lic", "-----BEGIN FGT VM LICENSE-----", Timeout);
        await fleet.DeleteLicenseFileAsync("FG VM+1.lic", Timeout);
        await fleet.S3.PutObjectAsync(new PutObjectRequest { BucketName = fleet.BucketName, Key = "other/x.lic", ContentBody = "x" }, Timeout);

        var records = fleet.Delivery.Pending.Select(e => JsonNode.Parse(fleet.Delivery.PayloadOf(e))!["Records"]![0]!).ToList();
        Assert.Equal(["ObjectCreated:Put", "ObjectRemoved:Delete"], records.Select(r => (string?)r["eventName"]));
        Assert.All(records, r => Assert.Equal("licenses/FG+VM%2B1.lic", (string?)r["s3"]!["object"]!["key"]));
        var created = records[0]["s3"]!["object"]!;
        Assert.Equal((30, 32), ((int)created["size"]!, ((string)created["eTag"]!).Length));
        Assert.Null(created["versionId"]);
        Assert.True(string.CompareOrdinal(Sequencer(records[0]), Sequencer(records[1])) < 0);
    }

    [ToolFact(Tools.Moto)]
    public async Task LicenseFile_InEveryWay_IsTold()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { AutomaticDelivery = false, NotificationForm = S3NotificationForm.EventBridge });
        var bucket = fleet.BucketName;

        await fleet.PutLicenseFileAsync("a.lic", "12345", Timeout);
        await fleet.S3.CopyObjectAsync(bucket, "licenses/a.lic", bucket, "licenses/b c.lic", Timeout);
        var upload = await fleet.S3.InitiateMultipartUploadAsync(bucket, "licenses/d.lic", Timeout);
        var part = await fleet.S3.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = bucket,
                Key = "licenses/d.lic",
                UploadId = upload.UploadId,
                PartNumber = 1,
                InputStream = new MemoryStream([.. "123"u8]),
            },
            Timeout);
        await fleet.S3.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = bucket, Key = "licenses/d.lic", UploadId = upload.UploadId, PartETags = [new PartETag(1, part.ETag)] },
            Timeout);
        await fleet.S3.DeleteObjectsAsync(
            new DeleteObjectsRequest { BucketName = bucket, Objects = [new KeyVersion { Key = "licenses/a.lic" }, new KeyVersion { Key = "licenses/b c.lic" }] },
            Timeout);

        Assert.Equal(
            [
                ("Object Created", "PutObject", "licenses/a.lic", 5),
                ("Object Created", "CopyObject", "licenses/b c.lic", 5),
                ("Object Created", "CompleteMultipartUpload", "licenses/d.lic", 3),
                ("Object Deleted", "DeleteObject", "licenses/a.lic", null),
                ("Object Deleted", "DeleteObject", "licenses/b c.lic", null),
            ],
            fleet.Delivery.Pending.Select(Told));
        Assert.All(fleet.Delivery.Pending, e => Assert.Equal(e.ToJson(), fleet.Delivery.PayloadOf(e)));
    }

    [ToolFact(Tools.Moto)]
    public async Task LicenseFile_InAVersionedBucket_IsToldWithItsVersion()
    {
        var fleet = await StartFleetAsync();
        await fleet.S3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = fleet.BucketName, VersioningConfig = new S3BucketVersioningConfig { Status = "Enabled" } }, Timeout);

        var put = await fleet.S3.PutObjectAsync(new PutObjectRequest { BucketName = fleet.BucketName, Key = "licenses/a.lic", ContentBody = "x" }, Timeout);
        var marked = await fleet.S3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = fleet.BucketName, Key = "licenses/a.lic" }, Timeout);
        await fleet.S3.DeleteObjectAsync(
            new DeleteObjectRequest { BucketName = fleet.BucketName, Key = "licenses/a.lic", VersionId = put.VersionId }, Timeout);

        Assert.NotNull(put.VersionId);
        Assert.Equal(
            [
                ("ObjectCreated:Put", put.VersionId),
                ("ObjectRemoved:DeleteMarkerCreated", marked.VersionId),
                ("ObjectRemoved:Delete", put.VersionId),
            ],
            fleet.Delivery.Pending
                .Select(e => JsonNode.Parse(fleet.Delivery.PayloadOf(e))!["Records"]![0]!)
                .Select(r => ((string)r["eventName"]!, (string?)r["s3"]!["object"]!["versionId"])));
    }

    [ToolFact(Tools.Moto)]
    public async Task LicenseFiles_WrittenAtOnce_AreToldInTheOrderOfTheirSequencers()
    {
        var fleet = await StartFleetAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => fleet.PutLicenseFileAsync("same.lic", $"{i}", Timeout)));

        var told = fleet.Delivery.Pending.Select(e => JsonNode.Parse(fleet.Delivery.PayloadOf(e))!["Records"]![0]!).ToList();
        Assert.Equal(12, told.Count);
        Assert.Equal(told.Select(Sequencer).Order(StringComparer.Ordinal), told.Select(Sequencer));
        var stored = await fleet.S3.GetObjectMetadataAsync(fleet.BucketName, "licenses/same.lic", Timeout);
        Assert.Equal(stored.ETag.Trim('"'), (string?)told[^1]["s3"]!["object"]!["eTag"]);
    }

    [ToolFact(Tools.Moto)]
    public async Task Table_OfTwoFleetsOnOneMoto_IsEachOnesOwn_AndReadWhole()
    {
        var one = await StartFleetAsync();
        var other = await StartFleetAsync();
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

        // More than one page of a scan, which is a megabyte.
        Assert.Equal(200, pools.Hostnames.Count);
        Assert.Equal("fgt-199", pools.Hostnames[^1].Id);
        Assert.True(one.Aws.Calls.Snapshot().Count(call => call.Action == "Scan") > 1);
        Assert.Empty((await other.ReadTableAsync(Timeout)).Items);
        Assert.Equal(one.TableName, one.FunctionEnvironment["dynamodb_table_name"]);
    }

    [ToolFact(Tools.Moto)]
    public async Task Table_IndexHasKeysOnly_AndItemsExpire()
    {
        var fleet = await StartFleetAsync();
        await fleet.DynamoDb.PutItemAsync(fleet.TableName, Hostname("fgt-001", "much"), Timeout);

        var listed = await fleet.DynamoDb.QueryAsync(
            new QueryRequest
            {
                TableName = fleet.TableName,
                IndexName = "available",
                KeyConditionExpression = "#pool = :pool",
                ExpressionAttributeNames = new Dictionary<string, string> { ["#pool"] = "Pool" },
                ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":pool"] = new("hostname") },
            },
            Timeout);
        var expiry = await fleet.DynamoDb.DescribeTimeToLiveAsync(fleet.TableName, Timeout);

        Assert.Equal(["AvailableSince", "Category", "Pool"], Assert.Single(listed.Items).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("ExpiresAt", "ENABLED"), (expiry.TimeToLiveDescription.AttributeName, expiry.TimeToLiveDescription.TimeToLiveStatus.Value));
    }

    [ToolFact(Tools.Moto)]
    public async Task Zone_IsPrivate_NamedInTheRecord_AndReadWhole()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { AutomaticDelivery = false, DnsZoneName = ZoneName, Hostnames = true });
        using var client = new HttpClient { BaseAddress = fleet.Aws.Endpoint };

        foreach (var batch in Enumerable.Range(0, 320).Chunk(160))
        {
            using var changed = await ChangeAsync(client, fleet, [.. batch.Select(i => ("UPSERT", $"fgt-{i:000}.{ZoneName}", $"10.0.{i / 250}.{i % 250}"))]);
            Assert.True(changed.IsSuccessStatusCode);
        }

        var zone = (await fleet.ReadZoneAsync(Timeout))!;
        Assert.Equal((fleet.ZoneId, 320), (zone.ZoneId, zone.Addresses.Count()));
        var record = zone.Find($"FGT-007.{ZoneName}", "A")!;
        Assert.Equal(($"fgt-007.{ZoneName}.", 60, "10.0.0.7"), (record.Name, record.Ttl, Assert.Single(record.Values)));
        Assert.Contains(zone.Records, r => r.Type == "SOA");
        Assert.Equal(fleet.ZoneId, fleet.FunctionEnvironment["dns_zone_id"]);
        Assert.Equal(
            ["ChangeResourceRecordSets", "ChangeResourceRecordSets", "CreateHostedZone", "ListResourceRecordSets", "ListResourceRecordSets"],
            fleet.Aws.Calls.Snapshot().Where(call => call.Service == "route53").Select(call => call.Action).Order(StringComparer.Ordinal));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/2013-04-01/hostedzone/{fleet.ZoneId}");
        request.Headers.TryAddWithoutValidation("Authorization", FormalSignature.For("route53"));
        using var description = await client.SendAsync(request, Timeout);
        Assert.Contains($"<VPCId>{fleet.Network.VpcId}</VPCId>", await description.Content.ReadAsStringAsync(Timeout), StringComparison.Ordinal);
    }

    [ToolFact(Tools.Moto)]
    public async Task Zone_FaultOnAChange_IsAnsweredInRoute53sWords()
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

    [ToolFact(Tools.Moto)]
    public async Task Check_SeesWhatIsWrongInTheTableAndTheZone()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions { AutomaticDelivery = false, DnsZoneName = ZoneName, Hostnames = true });
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
                $"the A record fgt-001.{ZoneName}. of no instance (10.0.0.1) leads to no instance in service with that hostname",
            ],
            await fleet.CheckAsync(Timeout));
    }

    [ToolFact(Tools.Moto)]
    public async Task TerminateInConsole_TellsOnlyStateChanges()
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

    private async Task<HttpResponseMessage> ChangeAsync(HttpClient client, Fleet fleet, params (string Action, string Name, string Address)[] changes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2013-04-01/hostedzone/{fleet.ZoneId}/rrset/");
        request.Headers.TryAddWithoutValidation("Authorization", FormalSignature.For("route53"));
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

    private static (string DetailType, string Reason, string Key, int? Size) Told(CloudEvent told)
    {
        var detail = JsonNode.Parse(told.Detail)!;
        return (told.DetailType, (string)detail["reason"]!, (string)detail["object"]!["key"]!, (int?)detail["object"]!["size"]);
    }
}
