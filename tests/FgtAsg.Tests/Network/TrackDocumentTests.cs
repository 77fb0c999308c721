using System.Text;
using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using FgtAsg.Network;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Network;

/// <summary>The layout, and invalid track files. <see cref="Properties.TrackDocumentProperties"/> tests what a change keeps.</summary>
public sealed class TrackDocumentTests
{
    [Fact]
    public void With_Entry_HasDescribeInstancesLayout()
    {
        var external = Given.Interface("eni-1").Attached(1).WithAddress("eipalloc-1");
        external.SubnetId = "subnet-1";
        external.VpcId = "vpc-1";
        external.Description = "external \"x\" <é>";
        external.MacAddress = "02:00:00:00:00:01";
        external.PrivateIpAddress = "10.0.1.10";
        external.PrivateIpAddresses =
        [
            new NetworkInterfacePrivateIpAddress { Primary = true, PrivateIpAddress = "10.0.1.10", Association = external.Association },
            new NetworkInterfacePrivateIpAddress { Primary = false, PrivateIpAddress = "10.0.1.11" },
        ];
        external.Ipv6Addresses = [new NetworkInterfaceIpv6Address { Ipv6Address = "2001:db8::1" }];
        external.Groups = [new GroupIdentifier { GroupId = "sg-1", GroupName = "firewalls" }];
        external.SourceDestCheck = false;

        var json = Encoding.UTF8.GetString(TrackDocument.Empty.With(Given.Id, TrackEntry.From([external], _ => true)).ToUtf8());

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {
                  "i-0123456789abcdef0": {
                    "1": {
                      "NetworkInterfaceId": "eni-1",
                      "SubnetId": "subnet-1",
                      "VpcId": "vpc-1",
                      "Description": "external \"x\" <é>",
                      "MacAddress": "02:00:00:00:00:01",
                      "PrivateIpAddress": "10.0.1.10",
                      "PrivateIpAddresses": [
                        { "Primary": true, "PrivateIpAddress": "10.0.1.10", "Association": { "PublicIp": "203.0.113.5" } },
                        { "Primary": false, "PrivateIpAddress": "10.0.1.11" }
                      ],
                      "Ipv6Addresses": [ { "Ipv6Address": "2001:db8::1" } ],
                      "Groups": [ { "GroupName": "firewalls", "GroupId": "sg-1" } ],
                      "SourceDestCheck": false,
                      "Attachment": { "AttachmentId": "eni-attach-eni-1", "DeviceIndex": 1, "DeleteOnTermination": true },
                      "Association": { "PublicIp": "203.0.113.5", "AllocationId": "eipalloc-1", "AssociationId": "eipassoc-eipalloc-1" },
                      "ManagedByFgtAsg": true
                    }
                  }
                }
                """),
            JsonNode.Parse(json)),
            json);
    }

    [Fact]
    public void With_FieldsOfAnotherWriter_AreKeptOnInterfacesThatStay()
    {
        var stored = Parse(
            """
            { "i-0123456789abcdef0": {
                "1": { "NetworkInterfaceId": "eni-1", "Status": "in-use", "Association": { "PublicIp": "198.51.100.9" } } } }
            """);

        var json = Json(stored.With(Given.Id, Entry()))["i-0123456789abcdef0"]!["1"]!;

        Assert.Equal("in-use", json["Status"]!.ToString());
        Assert.Null(json["Association"]);
    }

    [Fact]
    public void Find_Entry_ReturnsTheAddedInterfaces()
    {
        var entry = Parse(
            """
            { "i-0123456789abcdef0": {
                "0": { "NetworkInterfaceId": "eni-0" }, "1": { "NetworkInterfaceId": "eni-1" },
                "2": {}, "3": { "NetworkInterfaceId": 5 } } }
            """).Find(Given.Id);

        Assert.Equal(["eni-1"], entry!.InterfaceIdsOfOthers);
        Assert.Null(TrackDocument.Empty.Find(Given.Id));
    }

    [Theory]
    [InlineData("", "it is not valid JSON: ")]
    [InlineData("{", "it is not valid JSON: ")]
    [InlineData("""{ "i-1": { "1": { "NetworkInterfaceId": "eni-""", "it is not valid JSON: ")]
    [InlineData("""{ "i-1": {} } trailing""", "it is not valid JSON: ")]
    [InlineData("""{ "i-1": {}, "i-1": {} }""", "it is not valid JSON: ")]
    [InlineData("""{ "i-1": { "1": { "Status": "\ud83d" } } }""", "it is not valid JSON: ")]
    [InlineData("""{ "i-1": { "1": { "TagSet": [{ "\udc00": 1 }] } } }""", "it is not valid JSON: ")]
    [InlineData("[]", "it is not a JSON object")]
    [InlineData("null", "it is not a JSON object")]
    [InlineData("5", "it is not a JSON object")]
    [InlineData("""{ "i-1": [] }""", "'i-1' is not an object of device indexes")]
    [InlineData("""{ "i-1": null }""", "'i-1' is not an object of device indexes")]
    [InlineData("""{ "i-1": { "1": "eni-1" } }""", "'i-1'.'1' is not an interface")]
    [InlineData("""{ "i-1": { "1": null } }""", "'i-1'.'1' is not an interface")]
    public void TryParse_InvalidTrackFile_IsRefusedWithTheReason(string content, string problem)
    {
        Assert.False(TrackDocument.TryParse(Encoding.UTF8.GetBytes(content), out _, out var found));

        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }

    /// <summary>A write would replace these bytes by U+FFFD and so change another writer's field.</summary>
    [Fact]
    public void TryParse_InvalidUtf8_IsRefusedWithTheReason()
    {
        byte[] content = [.. "{\"i-1\":{\"1\":{\"Status\":\""u8, 0xC3, 0x28, .. "\"}}}"u8];

        Assert.False(TrackDocument.TryParse(content, out _, out var problem));

        Assert.Equal("it is not valid JSON: some of its bytes are not UTF-8.", problem);
    }

    private static TrackEntry Entry() => TrackEntry.From([Given.Interface("eni-1").Attached(1)], _ => true);

    private static JsonNode Json(TrackDocument document) => JsonNode.Parse(document.ToUtf8())!;

    private static TrackDocument Parse(string content)
    {
        Assert.True(TrackDocument.TryParse(Encoding.UTF8.GetBytes(content), out var document, out var problem), problem);
        return document!;
    }
}
