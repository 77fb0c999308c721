using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Identity;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>Keys in S3, and the license files that they name.</summary>
public sealed class KeyProperties
{
    private static readonly FunctionOptions Fleet = new()
    {
        AutoScalingGroupName = "fleet",
        LongestTrackFile = 16 * 1024 * 1024,
        BucketName = "fleet-bucket",
        TableName = "fleet-table",
        NetworkInterfaces = [],
        Licenses = new LicenseOptions(),
        Hostnames = new HostnameOptions(),
    };

    [Fact]
    public void TryDecode_EncodedKey_IsTheKey() => Cases.All(
        from key in Texts.Unicode
        from encoded in ObjectEventGen.Encoded(key)
        select (key, encoded),
        drawn =>
        {
            Assert.True(ObjectKey.TryDecode(drawn.encoded, out var decoded));
            Assert.Equal(drawn.key, decoded);
        },
        drawn => $"'{drawn.key}' as {drawn.encoded}");

    /// <summary>A decoded key, encoded and decoded again, is the same key.</summary>
    [Fact]
    public void TryDecode_AnyText_IsRefusedOrDecodedWithoutLoss() => Cases.All(
        Texts.Of(Gen.Frequency((3, Texts.Character("%+%2fFcC39a ")), (1, Texts.Utf16.Resize(3))), 0, 12),
        text =>
        {
            if (!ObjectKey.TryDecode(text, out var key))
            {
                Assert.Null(key);
                Assert.True(text.Contains('%', StringComparison.Ordinal) || text.Any(char.IsSurrogate));
                return;
            }

            Assert.Equal(Bytes(text), System.Text.Encoding.UTF8.GetBytes(key));
        },
        shrink: Smaller.Than,
        count: 2000);

    [Fact]
    public void LicenseFile_KeyWithAnId_IsThatLicense() => Cases.All(
        Texts.Unicode.Where(id => id.Length is > 0 and <= 256 && !id.Any(char.IsControl)),
        id =>
        {
            Assert.True(LicenseFile.TryFrom(Fleet, "fleet-bucket", $"licenses/{id}.lic", out var file, out _));
            Assert.Equal(new LicenseFile(id, "fleet-bucket", $"licenses/{id}.lic"), file);
        });

    [Fact]
    public void LicenseFile_AnyKey_IsALicenseOrIsRefusedWithAReason() => Cases.All(
        from bucket in Gen.Elements("fleet-bucket", "fleet-bucket", "another")
        from start in Gen.Elements("licenses/", "licenses/", "licenses", "/licenses/", "")
        from middle in Gen.Frequency((3, Texts.Utf16), (1, Gen.Choose(250, 260).Select(length => new string('x', length))))
        from end in Gen.Elements(".lic", ".lic", ".LIC", "lic", "")
        select (bucket, key: start + middle + end),
        drawn =>
        {
            if (LicenseFile.TryFrom(Fleet, drawn.bucket, drawn.key, out var file, out var reason))
            {
                Assert.Equal(("fleet-bucket", drawn.key), (drawn.bucket, $"licenses/{file.Id}{drawn.key[^4..]}"));
                Assert.Equal(".lic", drawn.key[^4..], ignoreCase: true);
                Assert.InRange(file.Id.Length, 1, 256);
                Assert.DoesNotContain(file.Id, char.IsControl);
            }
            else
            {
                Assert.NotEmpty(reason);
                Assert.Null(file);
            }
        },
        count: 1000);

    [Fact]
    public void LicenseContent_AnySize_IsRefusedIfItIsEmptyOrTooLarge() => Cases.All(
        Gen.OneOf(Gen.Choose(0, int.MaxValue), Gen.Choose(0, 3), Gen.Choose(65_530, 65_540)),
        size => Assert.Equal(size is 0 or > 65_536, LicenseContent.WhyRefused(size) is not null));

    /// <summary>The bytes of a percent-encoded text.</summary>
    private static byte[] Bytes(string encoded) => [.. encoded.Split('%').SelectMany((part, i) => i == 0
        ? Plain(part)
        : [Convert.FromHexString(part[..2])[0], .. Plain(part[2..])])];

    private static byte[] Plain(string text) => System.Text.Encoding.UTF8.GetBytes(text.Replace('+', ' '));
}
