using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

public sealed class DnsRecordsTests
{
    private static readonly DnsOptions Options = new("Z1", "fw.example.internal", DeviceIndex: 2, Ttl: 60);

    [Fact]
    public void Of_InterfaceWithIpv4_IsAnARecord()
    {
        var other = Given.Interface("eni-1").Attached(1);
        other.PrivateIpAddress = "10.0.1.9";
        var wanted = Given.Interface("eni-2").Attached(2);
        wanted.PrivateIpAddress = "10.0.2.9";

        Assert.Equal(
            new DnsRecord("Z1", "fgt-001.fw.example.internal", 60, "10.0.2.9", Ipv6: null),
            DnsRecords.Of(Options, "fgt-001", [other, wanted]));
    }

    [Fact]
    public void Of_InterfaceWithIpv6Too_HasItsFirstIpv6Address()
    {
        var wanted = Given.Interface("eni-2").Attached(2);
        wanted.PrivateIpAddress = "10.0.2.9";
        wanted.Ipv6Addresses = [new() { Ipv6Address = "2001:db8::9" }, new() { Ipv6Address = "2001:db8::a" }];

        Assert.Equal("2001:db8::9", DnsRecords.Of(Options, "fgt-001", [wanted]).Ipv6);
    }

    [Fact]
    public void Of_InterfaceWithIpv6Alone_HasNoIpv4Address()
    {
        var wanted = Given.Interface("eni-2").Attached(2);
        wanted.PrivateIpAddress = null;
        wanted.Ipv6Addresses = [new() { Ipv6Address = "2001:db8::9" }];

        Assert.Equal(
            new DnsRecord("Z1", "fgt-001.fw.example.internal", 60, Ipv4: null, "2001:db8::9"), DnsRecords.Of(Options, "fgt-001", [wanted]));
    }

    [Fact]
    public void Of_InterfaceOrAddressIsMissing_ThrowsWithTheReason()
    {
        var bare = Given.Interface("eni-2").Attached(2);
        bare.PrivateIpAddress = null;
        bare.Ipv6Addresses = null;

        foreach (var attached in new[] { Given.Interface("eni-1").Attached(1), bare })
        {
            var error = Assert.Throws<NoDnsAddressException>(() => DnsRecords.Of(Options, "fgt-001", [attached]));

            Assert.Equal(
                "the interface at device index 2 (dns_interface) has neither an IPv4 nor an IPv6 address to write into DNS", error.Message);
        }
    }

    [Fact]
    public void Record_ToAndFromItsAttribute_RoundTrips()
    {
        var plain = new DnsRecord("Z1", "fgt-001.fw.example.internal", 60, "10.0.2.9", Ipv6: null);
        var both = plain with { Ipv6 = "2001:db8::9" };

        Assert.Equal(plain, DnsRecord.From(plain.ToAttribute().M));
        Assert.Equal(both, DnsRecord.From(both.ToAttribute().M));
        Assert.Equal(both with { Ipv4 = null }, DnsRecord.From((both with { Ipv4 = null }).ToAttribute().M));
    }

    [Theory]
    [InlineData("InvalidChangeBatch", "[Tried to delete resource record set [name='a.b.', type='A'] but it was not found]", true)]
    [InlineData("InvalidChangeBatch", "[... but the values provided do not match the current values]", true)]
    [InlineData("InvalidChangeBatch", "[RRSet with DNS name a.old. is not permitted in zone new.]", true)]
    [InlineData("InvalidChangeBatch", "[FATAL problem: DomainLabelTooLong]", false)]
    [InlineData("AccessDenied", "User is not authorized: it was not found", false)]
    public void IsGone_Error_IsTrueOnlyIfTheRecordDoesNotExist(string code, string message, bool isGone) => Assert.Equal(
        isGone, DnsRecords.IsGone(new AmazonRoute53Exception(message, ErrorType.Sender, code, "request-1", HttpStatusCode.BadRequest)));

    [Fact]
    public void IsGone_ZoneDoesNotExist_IsTrue() => Assert.True(DnsRecords.IsGone(
        new NoSuchHostedZoneException("No hosted zone found", ErrorType.Sender, "NoSuchHostedZone", "request-1", HttpStatusCode.NotFound)));
}
