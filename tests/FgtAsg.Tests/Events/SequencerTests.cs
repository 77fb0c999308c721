using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class SequencerTests
{
    [Theory]
    [InlineData("0055AED6DCD90281E5", "0055AED6DCD90281E5")]
    [InlineData("0055aed6dcd90281e5", "0055AED6DCD90281E5")]
    [InlineData("0A1000", "0A1")]
    [InlineData("0", "0")]
    [InlineData("0000", "0")]
    public void TryParse_HexadecimalDigits_HaveOneNormalForm(string text, string normal)
    {
        Assert.True(Sequencer.TryParse(text, out var sequencer));
        Assert.Equal(normal, sequencer.Value);
        Assert.Equal(normal, $"{sequencer}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("0A1G")]
    [InlineData("0x1A")]
    [InlineData("１２")]
    public void TryParse_AnythingElse_IsNone(string? text) => Assert.False(Sequencer.TryParse(text, out _));

    [Theory]
    [InlineData("0A2", "0A1")]
    [InlineData("0A11", "0A1")]
    [InlineData("0A", "09FFFF")]
    [InlineData("0B", "0AFFFFFFFF")]
    [InlineData("0a", "09")]
    [InlineData("0001", "0")]
    [InlineData("A", "9")]
    public void IsAfter_LaterOne_IsAfterAndNotBefore(string later, string earlier)
    {
        Assert.True(Of(later).IsAfter(Of(earlier).Value));
        Assert.False(Of(earlier).IsAfter(Of(later).Value));
    }

    [Theory]
    [InlineData("0A1", "0A100")]
    [InlineData("0A1", "0a1")]
    [InlineData("0", "000")]
    public void IsAfter_SameNumberPaddedOtherwise_IsNeither(string one, string other)
    {
        Assert.Equal(Of(one), Of(other));
        Assert.False(Of(one).IsAfter(Of(other).Value));
    }

    [Fact]
    public void IsAfter_AnyTwo_AgreesWithTheRuleOfPadding()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var (one, other) = (Text(), Text());
            var length = Math.Max(one.Length, other.Length);
            var expected = string.CompareOrdinal(one.PadRight(length, '0'), other.PadRight(length, '0')) > 0;

            Assert.True(expected == Of(one).IsAfter(Of(other).Value), $"{one} after {other}: {expected}");
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => "0019AF"[random.Next(6)]));
    }

    private static Sequencer Of(string text) => Sequencer.TryParse(text, out var sequencer) ? sequencer : throw new ArgumentException(text, nameof(text));
}
