using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class FortiOsOptionsReaderTests
{
    private static readonly (string Name, string? Value)[] Valid =
    [
        ("fortios_interface", "external"),
        ("fortios_secret_parameter", "/fleet/fortios"),
        ("fortios_queue_url", "https://sqs.eu-central-1.amazonaws.com/123456789012/resume"),
    ];

    [Fact]
    public void WithoutInterface_IsOff() => Assert.Null(OptionsReader.Read(TestEnvironment.With()).FortiOs);

    [Fact]
    public void WithInterface_HasDefaults()
    {
        var options = Read();

        Assert.Equal((1, 443, "admin"), (options.DeviceIndex, options.Port, options.User));
        Assert.Equal(WhenExhausted.Abandon, options.WhenUnproven);
    }

    /// <summary>The launch template's interface, whether or not <c>network_interfaces</c> lists it.</summary>
    [Fact]
    public void PrimaryInterface_HasIndex0() => Assert.Equal(0, Read(("fortios_interface", "primary")).DeviceIndex);

    [Fact]
    public void Everything_CanBeSet()
    {
        var options = Read(
            ("fortios_port", "8443"),
            ("fortios_user", "fleet-admin"),
            ("fortios_secret_parameter", "/aws/reference/secretsmanager/fleet"),
            ("fortios_tls", "pin"),
            ("license_unproven", "continue"));

        Assert.Equal((8443, "fleet-admin"), (options.Port, options.User));
        Assert.Equal("/aws/reference/secretsmanager/fleet", options.SecretParameter);
        Assert.Equal(WhenExhausted.Continue, options.WhenUnproven);
    }

    [Theory]
    [InlineData("fortios_interface", "wan", "fortios_interface is 'wan': expected 'primary' for the launch template's interface")]
    [InlineData("fortios_port", "0", "fortios_port is '0'")]
    [InlineData("fortios_port", "https", "fortios_port is 'https'")]
    [InlineData("fortios_user", "two words", "fortios_user is 'two words'")]
    [InlineData("fortios_secret_parameter", null, "fortios_secret_parameter is missing")]
    [InlineData("fortios_secret_parameter", "a parameter", "fortios_secret_parameter is 'a parameter'")]
    [InlineData("fortios_queue_url", null, "fortios_queue_url is missing")]
    [InlineData("fortios_queue_url", "resume", "fortios_queue_url is 'resume': expected the URL of an SQS queue")]
    [InlineData("fortios_tls", "none", "fortios_tls is 'none': expected 'pin'")]
    [InlineData("license_unproven", "ignore", "license_unproven is 'ignore'")]
    public void WrongValue_IsNamed(string name, string? value, string expected)
    {
        var error = Assert.Single(TestEnvironment.Errors([.. Valid, (name, value)]));

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    /// <summary>Otherwise an operator would believe that FortiOS is looked at.</summary>
    [Theory]
    [InlineData("fortios_port", "8443")]
    [InlineData("fortios_user", "admin2")]
    [InlineData("fortios_secret_parameter", "/fleet/fortios")]
    [InlineData("fortios_queue_url", "https://sqs.eu-central-1.amazonaws.com/123456789012/resume")]
    [InlineData("fortios_tls", "pin")]
    [InlineData("license_unproven", "continue")]
    public void SettingWithoutInterface_IsAnError(string name, string value) => Assert.Equal(
        [$"fortios_interface is missing: expected the management interface that {name} is for"],
        TestEnvironment.Errors((name, value)));

    private static FortiOsOptions Read(params (string Name, string? Value)[] variables) =>
        OptionsReader.Read(TestEnvironment.With([.. Valid, .. variables])).FortiOs!;
}
