using FgtAsg.Configuration;
using FgtAsg.Intake;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Intake;

public sealed class LicenseFileTests
{
    private static readonly FunctionOptions Options = Given.Options();

    [Theory]
    [InlineData("licenses/FGVM01.lic", "FGVM01")]
    [InlineData("licenses/eu/FGVM01.lic", "eu/FGVM01")]
    [InlineData("licenses/two words.lic", "two words")]
    [InlineData("licenses/.lic.lic", ".lic")]
    public void TryFrom_LicenceFile_IsNamedByItsKey(string key, string id)
    {
        Assert.True(LicenseFile.TryFrom(Options, "fleet-bucket", key, out var file, out var reason));
        Assert.Equal(new LicenseFile(id, "fleet-bucket", key), file);
        Assert.Null(reason);
    }

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
    public void TryFrom_NameLongerThanATagsValue_IsNone()
    {
        Assert.True(LicenseFile.TryFrom(Options, "fleet-bucket", $"licenses/{new string('x', 256)}.lic", out _, out _));
        Assert.False(LicenseFile.TryFrom(Options, "fleet-bucket", $"licenses/{new string('x', 257)}.lic", out _, out var reason));
        Assert.EndsWith("the licence's name is longer than the 256 characters of an instance's tag", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TryFrom_AnotherPrefix_IsTheSettings()
    {
        var options = Options with { Licenses = new LicenseOptions { Prefix = "byol/eu/" } };

        Assert.True(LicenseFile.TryFrom(options, "fleet-bucket", "byol/eu/FGVM01.lic", out var file, out _));
        Assert.Equal("FGVM01", file.Id);
        Assert.False(LicenseFile.TryFrom(options, "fleet-bucket", "licenses/FGVM01.lic", out _, out _));
    }

    [Theory]
    [InlineData(0, "the file is empty")]
    [InlineData(1, null)]
    [InlineData(65536, null)]
    [InlineData(65537, "the file has 65537 bytes, more than the 65536 that a licence may have")]
    [InlineData(long.MaxValue, "the file has 9223372036854775807 bytes, more than the 65536 that a licence may have")]
    public void WhyRefused_Size_MustBeALicences(long size, string? reason) => Assert.Equal(reason, LicenseFile.WhyRefused(size));
}
