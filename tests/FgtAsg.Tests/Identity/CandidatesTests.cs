using FgtAsg.Identity;

namespace FgtAsg.Tests.Identity;

public sealed class CandidatesTests
{
    private static readonly Candidate[] Page =
    [
        new("license#a", "2026-03-01T10:00:00Z"),
        new("license#b", "2026-03-01T10:00:00Z"),
        new("license#c", "2026-03-01T10:00:01Z"),
        new("license#d", "2026-03-01T10:00:02Z"),
        new("license#e", "2026-03-01T10:00:03Z"),
    ];

    [Fact]
    public void Draw_FirstTime_TakesTheLongestFree() =>
        Assert.All(Draws(seed => Candidates(seed, Page[2..]).Draw()), drawn => Assert.Equal("license#c", drawn));

    [Fact]
    public void Draw_SeveralAreEquallyLongFree_IsRandom() =>
        Assert.Equal(
            ["license#a", "license#b"],
            Draws(seed => Candidates(seed, Page).Draw()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Draw_AfterALoss_SpreadsOverAllTheRest()
    {
        var draws = Draws(seed =>
        {
            var candidates = Candidates(seed, Page[1..]);
            candidates.Lose(candidates.Draw());
            return candidates.Draw();
        });

        Assert.Equal(["license#c", "license#d", "license#e"], draws.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void IsUsedUp_AllAreLost_IsTrue()
    {
        var candidates = Candidates(seed: 1, Page[..2]);

        Assert.False(candidates.IsUsedUp);
        candidates.Lose(candidates.Draw());
        Assert.False(candidates.IsUsedUp);
        candidates.Lose(candidates.Draw());
        Assert.True(candidates.IsUsedUp);
    }

    [Fact]
    public void IsUsedUp_AfterThreeLosses_IsTrue()
    {
        var candidates = Candidates(seed: 1, Page);
        for (var loss = 0; loss < 3; loss++)
        {
            Assert.False(candidates.IsUsedUp);
            candidates.Lose(candidates.Draw());
        }

        Assert.True(candidates.IsUsedUp);
    }

    private static Candidates Candidates(int seed, Candidate[] page) => new(page, new Random(seed));

    private static List<string> Draws(Func<int, Candidate> draw) => [.. Enumerable.Range(0, 50).Select(seed => draw(seed).Category)];
}
