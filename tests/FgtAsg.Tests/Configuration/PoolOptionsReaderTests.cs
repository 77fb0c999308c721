using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class PoolOptionsReaderTests
{
    private static readonly (string, string?)[] Dns =
    [
        ("hostname_pool", "true"),
        ("dns_zone_id", "Z0123456789ABC"),
        ("dns_zone_name", "fw.example.internal"),
        ("dns_interface", "external"),
    ];

    [Fact]
    public void Licenses_NothingIsSet_HaveTheDefaults()
    {
        var licenses = OptionsReader.Read(TestEnvironment.With()).Licenses;

        Assert.False(licenses.IsNeeded);
        Assert.Equal(TimeSpan.FromMinutes(90), licenses.Cooldown);
        Assert.Equal(WhenExhausted.Abandon, licenses.WhenExhausted);
        Assert.Equal("licenses/", licenses.Prefix);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("10080", 7 * 24 * 60)]
    public void Licenses_CooldownAtItsLimits_IsAccepted(string text, int minutes) => Assert.Equal(
        TimeSpan.FromMinutes(minutes), OptionsReader.Read(TestEnvironment.With(("license_cooldown_minutes", text))).Licenses.Cooldown);

    [Theory]
    [InlineData("byol", "byol/")]
    [InlineData("byol/", "byol/")]
    [InlineData(" a/b ", "a/b/")]
    public void Licenses_PrefixWithOrWithoutASlash_IsAFolder(string text, string prefix) => Assert.Equal(
        prefix, OptionsReader.Read(TestEnvironment.With(("license_prefix", text))).Licenses.Prefix);

    [Fact]
    public void Hostnames_NothingIsSet_HaveTheDefaults()
    {
        var hostnames = OptionsReader.Read(TestEnvironment.With()).Hostnames;

        Assert.False(hostnames.IsUsed);
        Assert.Equal(WhenExhausted.Continue, hostnames.WhenExhausted);
        Assert.Equal(HostnameForm.Short, hostnames.Tags);
    }

    [Theory]
    [InlineData("", nameof(HostnameForm.Short))]
    [InlineData("short", nameof(HostnameForm.Short))]
    [InlineData(" fqdn ", nameof(HostnameForm.FullyQualified))]
    public void Hostnames_KnownTagForm_IsRead(string text, string form) =>
        Assert.Equal(form, OptionsReader.Read(TestEnvironment.With([.. Dns, ("hostname_tags", text)])).Hostnames.Tags.ToString());

    [Theory]
    [InlineData("FQDN")]
    [InlineData("long")]
    public void Hostnames_UnknownTagForm_IsAnErrorWithTheName(string text) => Assert.Equal(
        [$"hostname_tags is '{text}': expected 'short' or 'fqdn'"], TestEnvironment.Errors([.. Dns, ("hostname_tags", text)]));

    [Fact]
    public void Hostnames_FullNamesWithoutADomain_AreReportedWithTheOtherErrors() => Assert.Equal(
        [
            "need_license is 'yes': expected 'true' or 'false'",
            "hostname_tags is 'fqdn' and dns_zone_name is missing: "
            + "expected the zone's domain in dns_zone_name, or 'short' in hostname_tags",
        ],
        TestEnvironment.Errors(("hostname_pool", "true"), ("need_license", "yes"), ("hostname_tags", "fqdn")));

    [Fact]
    public void Dns_OnlyATtl_IsOff() => Assert.Null(OptionsReader.Read(TestEnvironment.With(("dns_ttl", "300"))).Dns);

    [Fact]
    public void Dns_Complete_IsReadWithTheDefaultTtl() => Assert.Equal(
        new DnsOptions("Z0123456789ABC", "fw.example.internal", DeviceIndex: 1, Ttl: 60),
        OptionsReader.Read(TestEnvironment.With(Dns)).Dns);

    [Fact]
    public void Dns_AsRoute53WritesIt_IsReadWithoutPrefixAndDot() => Assert.Equal(
        new DnsOptions("Z0123456789ABC", "fw.example.internal", DeviceIndex: 1, Ttl: 300),
        OptionsReader.Read(TestEnvironment.With(
            [.. Dns, ("dns_zone_id", "/hostedzone/Z0123456789ABC"), ("dns_zone_name", "fw.example.internal."), ("dns_ttl", "300")])).Dns);

    [Theory]
    [InlineData("dns_zone_id", "", "dns_zone_id is missing: expected the id of the private hosted zone (Z...)")]
    [InlineData("dns_zone_id", "/hostedzone/", "dns_zone_id is '/hostedzone/': expected the id of the private hosted zone (Z...)")]
    [InlineData("dns_zone_id", "z0123456789abc", "dns_zone_id is 'z0123456789abc': expected the id of the private hosted zone (Z...)")]
    [InlineData("dns_zone_name", "", "dns_zone_name is missing: expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData(
        "dns_zone_name",
        "fw..internal",
        "dns_zone_name is 'fw..internal': expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData(
        "dns_zone_name",
        "-fw.internal",
        "dns_zone_name is '-fw.internal': expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData("dns_zone_name", ".", "dns_zone_name is '.': expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData(
        "dns_interface",
        "",
        "dns_interface is missing: expected the name of the interface (of network_interfaces) whose addresses the records get")]
    [InlineData("dns_interface", "External", "dns_interface is 'External': expected one of external")]
    [InlineData("hostname_pool", "false", "hostname_pool is not 'true': DNS records (dns_zone_id) are named by the hostnames of the pool")]
    public void Dns_OneSettingIsWrong_IsAnErrorWithTheName(string variable, string value, string message) =>
        Assert.Equal([message], TestEnvironment.Errors([.. Dns, (variable, value)]));

    [Theory]
    [InlineData("dns_zone_id", "Z0123456789ABC")]
    [InlineData("dns_zone_name", "fw.example.internal")]
    [InlineData("dns_interface", "external")]
    public void Dns_OnlyOneSetting_ReportsTheMissingOnes(string variable, string value)
    {
        var errors = TestEnvironment.Errors(("hostname_pool", "true"), (variable, value));

        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Matches("^dns_(zone_id|zone_name|interface) is missing: expected ", error));
        Assert.DoesNotContain(errors, error => error.StartsWith($"{variable} ", StringComparison.Ordinal));
    }
}
