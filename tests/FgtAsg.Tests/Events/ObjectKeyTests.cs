using System.Net;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class ObjectKeyTests
{
    [Theory]
    [InlineData("licenses/FGVM01.lic", "licenses/FGVM01.lic")]
    [InlineData("licenses/two+words.lic", "licenses/two words.lic")]
    [InlineData("licenses/one%2Btwo.lic", "licenses/one+two.lic")]
    [InlineData("licenses%2Ffolder%2fx.lic", "licenses/folder/x.lic")]
    [InlineData("100%25.lic", "100%.lic")]
    [InlineData("B%C3%BCro.lic", "Büro.lic")]
    [InlineData("Büro.lic", "Büro.lic")]
    [InlineData("%F0%9F%94%A5", "🔥")]
    [InlineData("", "")]
    [InlineData("%41", "A")]
    public void TryDecode_Encoded_GivesTheKey(string encoded, string key)
    {
        Assert.True(ObjectKey.TryDecode(encoded, out var decoded));
        Assert.Equal(key, decoded);
    }

    [Theory]
    [InlineData("50%")]
    [InlineData("50%2")]
    [InlineData("%ZZ")]
    [InlineData("%+1")]
    [InlineData("%C3")]
    [InlineData("%C3%28")]
    [InlineData("%FF")]
    [InlineData("%ED%A0%80")]
    public void TryDecode_InvalidEncoding_ReturnsFalse(string encoded) => Assert.False(ObjectKey.TryDecode(encoded, out _));

    [Theory]
    [InlineData("licenses/a b+c%d&e=f/ü🔥.lic")]
    [InlineData("licenses/~!*'()-_.lic")]
    public void TryDecode_FormEncodedKey_ReturnsTheKey(string key)
    {
        Assert.True(ObjectKey.TryDecode(WebUtility.UrlEncode(key), out var decoded));
        Assert.Equal(key, decoded);
    }
}
