using System.Text;
using FgtAsg.Identity;
using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Tests.Identity;

public sealed class LicenseContentTests
{
    private const string Begin = "-----BEGIN FGT VM LICENSE-----";
    private const string End = "-----END FGT VM LICENSE-----";
    private const string NoBegin = $"expected a license that begins with the line '{Begin}'";
    private const string NoEnd = $"the license has no end: expected '{End}' as the last line; the file may have been cut off";

    [Theory]
    [InlineData($"{Begin}\r\nQUJD\r\n{End}\r\n")]
    [InlineData($"{Begin}\rQUJD\r{End}")]
    [InlineData($"\n\n{Begin}\nQUJD\n{End}\n\n")]
    [InlineData($"{Begin} \nQUJD\t\n{End}  ")]
    public void TryDigest_OtherLineEnds_AreTheSameLicense(string text) => Assert.Equal(DigestOf(LicenseText.Of("QUJD")), DigestOf(text));

    [Fact]
    public void TryDigest_OtherText_IsAnotherLicense() => Assert.Equal(
        3, new[] { "QUJD", "QUJE", "QU\nJD" }.Select(LicenseText.Of).Select(DigestOf).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("x", $"the file is not a license: {NoBegin}")]
    [InlineData("\n \n", $"the file is not a license: {NoBegin}")]
    [InlineData("<!DOCTYPE html>\n<html></html>", $"the file is a web page: {NoBegin}")]
    [InlineData("{\"serial\":\"FGVM01\"}", $"the file is JSON: {NoBegin}")]
    [InlineData("-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----", $"the file is not a license: {NoBegin}")]
    [InlineData($"notes\n{Begin}\nQUJD\n{End}", $"the file is not a license: {NoBegin}")]
    [InlineData($"{Begin}\nQUJD\n", NoEnd)]
    [InlineData($"{Begin}\nQUJD\n-----END FGT", NoEnd)]
    [InlineData(Begin, NoEnd)]
    [InlineData($"{Begin}\n\n{End}", "the license is empty between its first and its last line")]
    [InlineData($"{Begin}\n{End}", "the license is empty between its first and its last line")]
    [InlineData($"{Begin}\nQUJD\n{End}\n{Begin}\nQUJE\n{End}\n", "the file has more than one license: expected one license a file")]
    [InlineData($"{Begin}\nQUJD\n{Begin}\nQUJE\n{End}\n", "the file has more than one license: expected one license a file")]
    [InlineData($"{Begin}\nQUJD\n{End}\nnotes", $"the file goes on after the line '{End}': expected nothing after it")]
    [InlineData($"{Begin}\nQU\u0000JD\n{End}", "the file is not plain text")]
    [InlineData($"{Begin}\nQUäJD\n{End}", "the file is not plain text")]
    [InlineData($"\uFEFF{Begin}\nQUJD\n{End}", "the file begins with a byte order mark: save it as plain text, as it was downloaded")]
    public void TryDigest_NotALicense_ReturnsTheReason(string text, string expected) =>
        Assert.Equal(expected, ReasonOf(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void TryDigest_Utf16_ReturnsTheReason(string encoding)
    {
        var utf16 = Encoding.GetEncoding(encoding);
        byte[] text = [.. utf16.GetPreamble(), .. utf16.GetBytes(LicenseText.Of("QUJD"))];

        Assert.Equal("the file is UTF-16 text: save it as plain text, as it was downloaded", ReasonOf(text));
        Assert.Equal("the file is not plain text", ReasonOf(text[2..]));
    }

    [Theory]
    [InlineData(64 * 1024, null)]
    [InlineData((64 * 1024) + 1, "the file has 65537 bytes, more than the 65536 that a license may have")]
    public void TryDigest_Size_IsBounded(int size, string? reason)
    {
        var frame = LicenseText.Of("").Length;

        Assert.Equal(reason, ReasonOf(Encoding.UTF8.GetBytes(LicenseText.Of(new string('A', size - frame)))));
    }

    private static string DigestOf(string text)
    {
        Assert.True(LicenseContent.TryDigest(Encoding.UTF8.GetBytes(text), out var digest, out var reason), reason);
        return digest;
    }

    private static string? ReasonOf(byte[] content)
    {
        Assert.Equal(LicenseContent.TryDigest(content, out var digest, out var reason), digest is not null);
        return reason;
    }
}
