using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class PoolOptionsReaderTests
{
    private static readonly (string, string?)[] Dns =
    [
        ("hostname_pool", "true"), ("dns_zone_id", "Z0123456789ABC"), ("dns_zone_name", "fw.example.internal"), ("dns_interface", "external"),
    ];

    [Fact]
    public void Licenses_NothingIsSaid_HaveTheDefaults()
    {
        var licenses = OptionsReader.Read(TestEnvironment.With()).Licenses;

        Assert.False(licenses.IsNeeded);
        Assert.Equal(TimeSpan.FromMinutes(90), licenses.Cooldown);
        Assert.Equal(WhenExhausted.Abandon, licenses.WhenExhausted);
        Assert.Equal("licenses/", licenses.Prefix);
    }

    [Fact]
    public void Licenses_EverySetting_IsTaken() => Assert.Equal(
        new LicenseOptions
        {
            IsNeeded = true,
            Cooldown = TimeSpan.FromMinutes(5),
            WhenExhausted = WhenExhausted.Continue,
            Prefix = "byol/eu/",
        },
        OptionsReader.Read(TestEnvironment.With(
            ("need_license", "true"), ("license_cooldown_minutes", "5"), ("license_exhausted", "continue"), ("license_prefix", "byol/eu/"))).Licenses);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("10080", 7 * 24 * 60)]
    public void Licenses_CooldownAtItsBounds_IsTaken(string text, int minutes) => Assert.Equal(
        TimeSpan.FromMinutes(minutes), OptionsReader.Read(TestEnvironment.With(("license_cooldown_minutes", text))).Licenses.Cooldown);

    [Theory]
    [InlineData("byol", "byol/")]
    [InlineData("byol/", "byol/")]
    [InlineData(" a/b ", "a/b/")]
    public void Licenses_PrefixWithOrWithoutASlash_IsAFolder(string text, string prefix) => Assert.Equal(
        prefix, OptionsReader.Read(TestEnvironment.With(("license_prefix", text))).Licenses.Prefix);

    [Theory]
    [InlineData("license_cooldown_minutes", "10081", "license_cooldown_minutes is '10081': expected a whole number from 0 to 10080")]
    [InlineData("license_cooldown_minutes", "1.5", "license_cooldown_minutes is '1.5': expected a whole number from 0 to 10080")]
    [InlineData("license_exhausted", "true", "license_exhausted is 'true': expected 'abandon' or 'continue'")]
    [InlineData("license_prefix", "/", "license_prefix is '/': expected the folder of the licence files in the bucket, like 'licenses/'")]
    [InlineData("license_prefix", "/byol", "license_prefix is '/byol': expected the folder of the licence files in the bucket, like 'licenses/'")]
    [InlineData("hostname_pool", "yes", "hostname_pool is 'yes': expected 'true' or 'false'")]
    [InlineData("hostname_exhausted", "wait", "hostname_exhausted is 'wait': expected 'abandon' or 'continue'")]
    [InlineData("dns_ttl", "604801", "dns_ttl is '604801': expected a whole number from 0 to 604800")]
    public void Setting_Wrong_IsRefusedByNameAndValue(string variable, string value, string message) =>
        Assert.Equal([message], Errors((variable, value)));

    [Fact]
    public void Hostnames_NothingIsSaid_HaveTheDefaults()
    {
        var hostnames = OptionsReader.Read(TestEnvironment.With()).Hostnames;

        Assert.False(hostnames.IsUsed);
        Assert.Equal(WhenExhausted.Continue, hostnames.WhenExhausted);
    }

    [Fact]
    public void Hostnames_EverySetting_IsTaken() => Assert.Equal(
        new HostnameOptions { IsUsed = true, WhenExhausted = WhenExhausted.Abandon },
        OptionsReader.Read(TestEnvironment.With(("hostname_pool", "true"), ("hostname_exhausted", "abandon"))).Hostnames);

    [Fact]
    public void Dns_OnlyATtl_IsNone() => Assert.Null(OptionsReader.Read(TestEnvironment.With(("dns_ttl", "300"))).Dns);

    [Fact]
    public void Dns_Complete_IsTakenWithTheDefaultTtl() => Assert.Equal(
        new DnsOptions("Z0123456789ABC", "fw.example.internal", DeviceIndex: 1, Ttl: 60), OptionsReader.Read(TestEnvironment.With(Dns)).Dns);

    [Fact]
    public void Dns_AsRoute53WritesIt_IsTakenBare() => Assert.Equal(
        new DnsOptions("Z0123456789ABC", "fw.example.internal", DeviceIndex: 1, Ttl: 300),
        OptionsReader.Read(TestEnvironment.With(
            [.. Dns, ("dns_zone_id", "/hostedzone/Z0123456789ABC"), ("dns_zone_name", "fw.example.internal."), ("dns_ttl", "300")])).Dns);

    [Theory]
    [InlineData("dns_zone_id", "", "dns_zone_id is missing: expected the id of the private hosted zone (Z...)")]
    [InlineData("dns_zone_id", "/hostedzone/", "dns_zone_id is '/hostedzone/': expected the id of the private hosted zone (Z...)")]
    [InlineData("dns_zone_id", "z0123456789abc", "dns_zone_id is 'z0123456789abc': expected the id of the private hosted zone (Z...)")]
    [InlineData("dns_zone_name", "", "dns_zone_name is missing: expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData("dns_zone_name", "fw..internal", "dns_zone_name is 'fw..internal': expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData("dns_zone_name", "-fw.internal", "dns_zone_name is '-fw.internal': expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData("dns_zone_name", ".", "dns_zone_name is '.': expected the domain name of the zone, like 'fw.example.internal'")]
    [InlineData("dns_interface", "", "dns_interface is missing: expected the name of the interface (of network_interfaces) whose addresses the records get")]
    [InlineData("dns_interface", "External", "dns_interface is 'External': expected one of external")]
    [InlineData("hostname_pool", "false", "hostname_pool is not 'true': DNS records (dns_zone_id) are named by the hostnames of the pool")]
    public void Dns_OneSettingIsWrong_IsRefusedByName(string variable, string value, string message) =>
        Assert.Equal([message], Errors([.. Dns, (variable, value)]));

    [Theory]
    [InlineData("dns_zone_id", "Z0123456789ABC")]
    [InlineData("dns_zone_name", "fw.example.internal")]
    [InlineData("dns_interface", "external")]
    public void Dns_OnlyOneSetting_MissesTheOthers(string variable, string value)
    {
        var errors = Errors(("hostname_pool", "true"), (variable, value));

        Assert.Equal(2, errors.Count);
        Assert.All(errors, error => Assert.Matches("^dns_(zone_id|zone_name|interface) is missing: expected ", error));
        Assert.DoesNotContain(errors, error => error.StartsWith($"{variable} ", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Errors(params (string, string?)[] variables) =>
        Assert.Throws<ConfigurationException>(() => OptionsReader.Read(TestEnvironment.With(variables))).Errors;
}
