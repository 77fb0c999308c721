using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Xunit.Sdk;

namespace FgtAsg.Tests.Properties;

public sealed partial class CasesTests
{
    [Fact]
    public void All_SameSeed_GivesTheSameCases() => Assert.Equal(Drawn(), Drawn());

    [Fact]
    public void All_FailingProperty_ReportsTheCaseAndHowToRepeatIt()
    {
        var tried = new List<int>();

        var error = Assert.Throws<XunitException>(() => Cases.All(
            Gen.Choose(0, 1_000_000),
            number =>
            {
                tried.Add(number);
                Assert.True(number < 500_000);
            },
            number => $"the number {number}"));

        Assert.Contains($"the number {tried[^1]}", error.Message, StringComparison.Ordinal);
        var seed = ReplayText().Match(error.Message).Groups["seed"].Value;
        var (replay, isOneCase) = Cases.Replay(seed);
        Assert.True(isOneCase);
        Assert.Equal(tried[^1], Gen.Choose(0, 1_000_000).Sample(replay.Size.Value, replay.Rnd, 1)[0]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1,2")]
    [InlineData("1,2,3,4")]
    public void Replay_InvalidSeed_IsRefused(string said) => Assert.Throws<FormatException>(() => Cases.Replay(said));

    private static List<int> Drawn()
    {
        var drawn = new List<int>();
        Cases.All(Gen.Choose(0, int.MaxValue), drawn.Add);
        return drawn;
    }

    [GeneratedRegex("FGTASG_PROPERTY_SEED=(?<seed>[0-9,]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReplayText();
}
