using FgtAsg.Aws;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Aws;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 25, 100)]
    [InlineData(2, 50, 200)]
    [InlineData(5, 400, 1600)]
    [InlineData(6, 800, 3200)]
    [InlineData(7, 1250, 5000)]
    [InlineData(60, 1250, 5000)]
    [InlineData(int.MaxValue, 1250, 5000)]
    public void Pause_AnyJitter_IsBetweenAQuarterAndTheWholeStep(int attempt, double least, double most)
    {
        Assert.Equal(least, Backoff.Pause(attempt, Backoff.LongestRetry, new FixedRandom(0)).TotalMilliseconds);
        Assert.Equal(most, Backoff.Pause(attempt, Backoff.LongestRetry, new FixedRandom(1)).TotalMilliseconds, precision: 3);
    }

    [Fact]
    public void Pause_WhilePolling_StaysShort() =>
        Assert.Equal(Backoff.LongestPoll, Backoff.Pause(20, Backoff.LongestPoll, new FixedRandom(1)));

    [Fact]
    public void Pause_Competitors_RetryAtDifferentTimes()
    {
        var random = new Random(5);

        Assert.True(Enumerable.Range(0, 100).Select(_ => Backoff.Pause(3, Backoff.LongestRetry, random)).Distinct().Count() > 90);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Pause_AttemptIsNotPositive_Throws(int attempt) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Backoff.Pause(attempt, Backoff.LongestRetry, new FixedRandom(0)));
}
