using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class HostnamePatternTests
{
    [Theory]
    [InlineData("fgt-{0:000}", 7, "fgt-007")]
    [InlineData("fgt-{0:000}", 1234, "fgt-1234")]
    [InlineData("fgt-{0}", 0, "fgt-0")]
    [InlineData("fgt-{0:0}", 12, "fgt-12")]
    [InlineData("{0}", 5, "5")]
    [InlineData("{0:00}-berlin", 5, "05-berlin")]
    [InlineData("a{0}b", 2147493646, "a2147493646b")]
    public void NameOf_Number_ReplacesThePlaceholder(string text, long number, string name)
    {
        Assert.True(HostnamePattern.TryParse(text, out var pattern));
        Assert.Equal(name, pattern.NameOf(number));
        Assert.True(HostnamePattern.IsHostname(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fgt")]
    [InlineData("fgt-{}")]
    [InlineData("fgt-{1}")]
    [InlineData("fgt-{0:}")]
    [InlineData("fgt-{0:D3}")]
    [InlineData("fgt-{0:001}")]
    [InlineData("fgt-{0}-{0}")]
    [InlineData("fgt-{{0}}")]
    [InlineData("fgt_{0}")]
    [InlineData("fgt.{0}")]
    [InlineData("fgt {0}")]
    [InlineData("FGT-{0}")]
    [InlineData("fürst-{0}")]
    [InlineData("fgt-{0}\n")]
    public void TryParse_InvalidPattern_ReturnsFalse(string text) => Assert.False(HostnamePattern.TryParse(text, out _));
}
