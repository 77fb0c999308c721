using FgtAsg.Configuration;
using FgtAsg.Intake;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Intake;

/// <summary>Why an object is no licence file. <see cref="Properties.KeyProperties"/> have those that are, and their sizes.</summary>
public sealed class LicenseFileTests
{
    private static readonly FunctionOptions Options = Given.Options();

    [Theory]
    [InlineData("intf_track.json", "'intf_track.json' is no licence file: expected 'licenses/<licence>.lic'")]
    [InlineData("FGVM01.lic", "'FGVM01.lic' is no licence file: expected 'licenses/<licence>.lic'")]
    [InlineData("other/licenses/FGVM01.lic", "'other/licenses/FGVM01.lic' is no licence file: expected 'licenses/<licence>.lic'")]
    [InlineData("Licenses/FGVM01.lic", "'Licenses/FGVM01.lic' is no licence file: expected 'licenses/<licence>.lic'")]
    [InlineData("licenses/", "'licenses/' is no licence file: expected 'licenses/<licence>.lic'")]
    [InlineData("licenses/readme.txt", "'licenses/readme.txt' is no licence file: expected 'licenses/<licence>.lic'")]
    [InlineData("licenses/FGVM01.LIC", "'licenses/FGVM01.LIC' is no licence file: expected 'licenses/<licence>.lic'")]
    [InlineData("licenses/.lic", "'licenses/.lic' is no licence file: it names no licence between 'licenses/' and '.lic'")]
    public void TryFrom_AnotherObject_IsNoneForAReason(string key, string expected)
    {
        Assert.False(LicenseFile.TryFrom(Options, "fleet-bucket", key, out var file, out var reason));
        Assert.Null(file);
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void TryFrom_AnotherBucket_IsNone()
    {
        Assert.False(LicenseFile.TryFrom(Options, "another", "licenses/FGVM01.lic", out _, out var reason));
        Assert.Equal("'licenses/FGVM01.lic' is in the bucket 'another', and this function is of 'fleet-bucket'", reason);
    }

    [Fact]
    public void TryFrom_AnotherPrefix_IsTheSettings()
    {
        var options = Options with { Licenses = new LicenseOptions { Prefix = "byol/eu/" } };

        Assert.True(LicenseFile.TryFrom(options, "fleet-bucket", "byol/eu/FGVM01.lic", out var file, out _));
        Assert.Equal("FGVM01", file.Id);
        Assert.False(LicenseFile.TryFrom(options, "fleet-bucket", "licenses/FGVM01.lic", out _, out _));
    }
}
