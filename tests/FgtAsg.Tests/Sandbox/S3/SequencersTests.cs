using FgtAsg.Sandbox.S3;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.Sandbox.S3;

public sealed class SequencersTests
{
    [Fact]
    public void Next_PaddedOnTheRight_GrowsEvenIfTheClockStops()
    {
        var clock = new VirtualClock();
        var sequencers = new Sequencers(clock);

        List<string> drawn = [.. Enumerable.Range(0, 20).Select(_ => sequencers.Next())];
        clock.Advance(TimeSpan.FromHours(1));
        drawn.Add(sequencers.Next());

        var padded = drawn.ConvertAll(sequencer => sequencer.PadRight(32, '0'));
        Assert.Equal(padded.Order(StringComparer.Ordinal), padded);
        Assert.Equal(drawn.Count, padded.Distinct(StringComparer.Ordinal).Count());
        Assert.All(drawn, sequencer => Assert.Matches("^[0-9A-F]+$", sequencer));
    }

    [Fact]
    public void Next_ComparedAsNumbers_IsOutOfOrder()
    {
        var sequencers = new Sequencers(new VirtualClock());

        var numbers = Enumerable.Range(0, 6)
            .Select(_ => UInt128.Parse(sequencers.Next(), System.Globalization.NumberStyles.HexNumber, null))
            .ToList();

        Assert.NotEqual(numbers.Order(), numbers);
    }
}
