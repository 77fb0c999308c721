using FgtAsg.Configuration;
using FgtAsg.Identity;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

public sealed class HostnameTagTests
{
    private const string Domain = "fw.example.internal";
    private const string Full = "fgt-001.fw.example.internal";

    private static readonly HostnameTag Short = new(HostnameForm.Short, Domain);
    private static readonly HostnameTag FullyQualified = new(HostnameForm.FullyQualified, Domain);
    private static readonly HostnameTag WithoutDns = new(HostnameForm.Short, domain: null);

    [Fact]
    public void ValueFor_AHostname_HasTheConfiguredForm() => Assert.Equal(
        ("fgt-001", Full, "fgt-001"),
        (Short.ValueFor("fgt-001"), FullyQualified.ValueFor("fgt-001"), WithoutDns.ValueFor("fgt-001")));

    [Fact]
    public void Of_TheOptions_TakesFormAndDomain()
    {
        var options = Given.Options() with
        {
            Hostnames = new HostnameOptions { IsUsed = true, Tags = HostnameForm.FullyQualified },
            Dns = new DnsOptions("Z1", Domain, DeviceIndex: 0, Ttl: 60),
        };

        Assert.Equal(Full, HostnameTag.Of(options).ValueFor("fgt-001"));
        Assert.Equal("fgt-001", HostnameTag.Of(options with { Hostnames = new HostnameOptions() }).ValueFor("fgt-001"));
    }

    [Fact]
    public void ValuesFor_AHostname_AreBothFormsConfiguredOneFirst()
    {
        Assert.Equal(["fgt-001", Full], Short.ValuesFor("fgt-001"));
        Assert.Equal([Full, "fgt-001"], FullyQualified.ValuesFor("fgt-001"));
        Assert.Equal(["fgt-001"], WithoutDns.ValuesFor("fgt-001"));
    }

    [Fact]
    public void ValuesFor_RecordInAFormerZone_IncludesThatName()
    {
        Assert.Equal([Full, "fgt-001", "fgt-001.old.internal"], FullyQualified.ValuesFor("fgt-001", "fgt-001.old.internal"));
        Assert.Equal(["fgt-001", "fgt-001.old.internal"], WithoutDns.ValuesFor("fgt-001", "fgt-001.old.internal"));
        Assert.Equal([Full, "fgt-001"], FullyQualified.ValuesFor("fgt-001", Full));
    }

    /// <summary>The DNS note in a firewall's record keeps the previous hostname until the launch writes a new one.</summary>
    [Theory]
    [InlineData("fgt-002.fw.example.internal")]
    [InlineData("fgt-0012.fw.example.internal")]
    public void ValuesFor_RecordOfAnotherHostname_OmitsThatName(string noted) =>
        Assert.Equal(["fgt-001", Full], Short.ValuesFor("fgt-001", noted));

    [Theory]
    [InlineData("fgt-001", "fgt-001")]
    [InlineData(Full, "fgt-001")]
    [InlineData("fgt-001.fw.example.internal.", "fgt-001.fw.example.internal.")]
    [InlineData("fgt-001.other.internal", "fgt-001.other.internal")]
    [InlineData("a.fgt-001.fw.example.internal", "a.fgt-001.fw.example.internal")]
    [InlineData("fgt-001fw.example.internal", "fgt-001fw.example.internal")]
    [InlineData("fgt-001.FW.example.internal", "fgt-001.FW.example.internal")]
    [InlineData(".fw.example.internal", ".fw.example.internal")]
    [InlineData("fw.example.internal", "fw.example.internal")]
    [InlineData("", "")]
    public void HostnameOf_AValue_IsWithoutTheDomain(string value, string hostname) =>
        Assert.Equal((hostname, hostname), (Short.HostnameOf(value), FullyQualified.HostnameOf(value)));

    [Fact]
    public void HostnameOf_FullNameWithoutDns_IsUnchanged() => Assert.Equal(Full, WithoutDns.HostnameOf(Full));

    [Fact]
    public void HostnameOf_WrittenValues_IsTheHostname()
    {
        foreach (var rule in new[] { Short, FullyQualified, WithoutDns })
        {
            Assert.All(rule.ValuesFor("fgt-001"), value => Assert.Equal("fgt-001", rule.HostnameOf(value)));
        }
    }
}
