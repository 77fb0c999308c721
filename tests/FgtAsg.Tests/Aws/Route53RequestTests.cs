using System.Xml.Linq;
using Amazon.Route53;
using Amazon.Route53.Model;

namespace FgtAsg.Tests.Aws;

public sealed class Route53RequestTests
{
    private static readonly XNamespace Xml = "https://route53.amazonaws.com/doc/2013-04-01/";

    [Fact]
    public async Task Change_IsTheXmlOfTheApiReference()
    {
        var request = await SendAsync(Dns.Request());

        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("https://route53.amazonaws.com/2013-04-01/hostedzone/Z1/rrset/", request.Url);
        Assert.Equal("application/xml", request.ContentType);
        Assert.Equal(
            "<ChangeResourceRecordSetsRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch><Changes><Change>"
            + "<Action>UPSERT</Action><ResourceRecordSet><Name>fgt-001.fw.internal</Name><Type>A</Type><TTL>60</TTL>"
            + "<ResourceRecords><ResourceRecord><Value>10.0.0.7</Value></ResourceRecord></ResourceRecords>"
            + "</ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>",
            request.Body);
        Assert.Contains("/us-east-1/route53/aws4_request", request.Authorization, StringComparison.Ordinal);
        Assert.Contains("x-amz-api-version", request.Authorization, StringComparison.Ordinal);
        Assert.Contains("api/Route 53#", string.Join(' ', request.Headers.GetValues("User-Agent")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/hostedzone/Z1", "Z1")]
    [InlineData("Z1/../Z2?x=y&z", "Z1%2F..%2FZ2%3Fx%3Dy%26z")]
    [InlineData("/change/Z1", "%2Fchange%2FZ1")]
    public async Task ZoneId_IsOneEncodedSegmentWithoutRoute53sPrefix(string zone, string segment)
    {
        var request = await SendAsync(Dns.Request(zone));

        Assert.Equal($"https://route53.amazonaws.com/2013-04-01/hostedzone/{segment}/rrset/", request.Url);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/hostedzone/")]
    public async Task ZoneId_Empty_ThrowsWithoutARequest(string? zone)
    {
        var service = new FakeService().AnswersOk(Bodies.Changed);
        using var route53 = TestClients.Route53(service);

        var exception = await Assert.ThrowsAsync<AmazonRoute53Exception>(
            () => route53.ChangeResourceRecordSetsAsync(Dns.Request(zone!), CancellationToken.None));

        Assert.Contains("HostedZoneId", exception.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("<Name>&amp;</Name>]]>")]
    [InlineData("*.fw.internal")]
    [InlineData("\\052.fw.internal")]
    [InlineData("fw-\u00e4\U0001F525.internal")]
    [InlineData(" a\tb\r\nc\nd ")]
    public async Task Texts_SpecialCharacters_ArePreserved(string text)
    {
        var request = Dns.Request(name: text);
        request.ChangeBatch!.Comment = text;
        request.ChangeBatch.Changes![0].ResourceRecordSet!.ResourceRecords![0].Value = text;

        var batch = XElement.Parse((await SendAsync(request)).Body, LoadOptions.PreserveWhitespace).Element(Xml + "ChangeBatch")!;

        Assert.Equal(text, batch.Element(Xml + "Comment")!.Value);
        Assert.Equal(text, Assert.Single(batch.Descendants(Xml + "Name")).Value);
        Assert.Equal(text, Assert.Single(batch.Descendants(Xml + "Value")).Value);
    }

    private static async Task<ReceivedRequest> SendAsync(ChangeResourceRecordSetsRequest request)
    {
        var service = new FakeService().AnswersOk(Bodies.Changed);
        using var route53 = TestClients.Route53(service);
        await route53.ChangeResourceRecordSetsAsync(request, CancellationToken.None);
        return service.Requests.Single();
    }
}
