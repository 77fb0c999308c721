using FgtAsg.Configuration;
using FgtAsg.Identity;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Identity;

/// <summary>
/// Objects that are not license files, and the reasons. <see cref="Properties.KeyProperties"/> tests the keys of license files.
/// </summary>
public sealed class LicenseFileTests
{
    private static readonly FunctionOptions Options = Given.Options();

    [Theory]
    [InlineData("intf_track.json", false)]
    [InlineData("FGVM01.lic", false)]
    [InlineData("other/licenses/FGVM01.lic", false)]
    [InlineData("Licenses/FGVM01.lic", false)]
    [InlineData("licenses/", false)]
    [InlineData("licenses/eu/", false)]
    [InlineData("licenses/.DS_Store", false)]
    [InlineData("licenses/eu/Thumbs.db", false)]
    [InlineData("licenses/._readme.txt", false)]
    [InlineData("licenses/readme.txt", true)]
    [InlineData("licenses/FGVM01.lic.txt", true)]
    public void TryFrom_NotALicenseFile_ReturnsTheReason(string key, bool isMeantAsOne)
    {
        Assert.False(LicenseFile.TryFrom(Options, "fleet-bucket", key, out var file, out var reason));
        Assert.Null(file);
        Assert.Equal($"'{key}' is not a license file: expected 'licenses/<license>.lic'", reason);
        Assert.Equal(isMeantAsOne, LicenseFile.IsMeantAsOne(Options, "fleet-bucket", key));
    }

    [Fact]
    public void TryFrom_EmptyName_ReturnsTheReason()
    {
        Assert.False(LicenseFile.TryFrom(Options, "fleet-bucket", "licenses/.lic", out _, out var reason));
        Assert.Equal("'licenses/.lic' is not a license file: there is no license name between 'licenses/' and '.lic'", reason);
    }

    [Theory]
    [InlineData("licenses/FGVM01.LIC")]
    [InlineData("licenses/FGVM01.Lic")]
    public void TryFrom_SuffixInAnyCase_IsALicenseFile(string key)
    {
        Assert.True(LicenseFile.TryFrom(Options, "fleet-bucket", key, out var file, out _));
        Assert.Equal(("FGVM01", key, false), (file.Id, file.Key, file.IsSideFile));
    }

    [Theory]
    [InlineData("licenses/._FGVM01.lic")]
    [InlineData("licenses/eu/._FGVM01.LIC")]
    [InlineData("licenses/__MACOSX/FGVM01.lic")]
    public void TryFrom_MacOsSideFile_IsNotMeantAsALicense(string key)
    {
        Assert.True(LicenseFile.TryFrom(Options, "fleet-bucket", key, out var file, out _));
        Assert.True(file.IsSideFile);
        Assert.False(LicenseFile.IsMeantAsOne(Options, "fleet-bucket", key));
    }

    [Fact]
    public void TryFrom_AnotherBucket_ReturnsTheReason()
    {
        Assert.False(LicenseFile.TryFrom(Options, "another", "licenses/FGVM01.lic", out _, out var reason));
        Assert.Equal("'licenses/FGVM01.lic' is in the bucket 'another', but this function uses 'fleet-bucket'", reason);
        Assert.False(LicenseFile.IsMeantAsOne(Options, "another", "licenses/FGVM01.lic"));
    }

    [Fact]
    public void TryFrom_ConfiguredPrefix_IsUsed()
    {
        var options = Options with { Licenses = new LicenseOptions { Prefix = "byol/eu/" } };

        Assert.True(LicenseFile.TryFrom(options, "fleet-bucket", "byol/eu/FGVM01.lic", out var file, out _));
        Assert.Equal("FGVM01", file.Id);
        Assert.False(LicenseFile.TryFrom(options, "fleet-bucket", "licenses/FGVM01.lic", out _, out _));
    }
}
