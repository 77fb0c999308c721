using FgtAsg.Configuration;
using FgtAsg.Snapshots;

namespace FgtAsg.Tests.Snapshots;

/// <summary>The table of docs/how-to/snapshots.md: at most seven snapshots, at most 30 days old, at least one. Ages are in days.</summary>
public sealed class RetentionTests
{
    [Theory]
    [InlineData("0 1 2 3 4 5 6", 7, 30, 1, "")]
    [InlineData("0 1 2 3 4 5 6 7", 7, 30, 1, "7")]
    [InlineData("1 20 30 31 40", 7, 30, 1, "31 40")]
    [InlineData("29 30 30.01", 7, 30, 1, "30.01")]
    [InlineData("40 50 60", 7, 30, 1, "50 60")]
    [InlineData("40 50 60", 7, 30, 2, "60")]
    [InlineData("40 50 60", 7, 30, 0, "40 50 60")]
    [InlineData("40 50 60", 3, 30, 3, "")]
    [InlineData("1 2 3", 1, 30, 1, "2 3")]
    [InlineData("1 2 3", 1, 1, 0, "2 3")]
    [InlineData("", 7, 30, 1, "")]
    public void Expired_ByCountAgeAndMinimum(string ages, int count, int days, int minimum, string expected)
    {
        var all = ages.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(age => Disks.Own(age, "vol-1", double.Parse(age, System.Globalization.CultureInfo.InvariantCulture)))
            .Reverse()
            .ToList();

        var expired = Retention.Expired(
            all, new SnapshotOptions { KeepCount = count, KeepAge = TimeSpan.FromDays(days), KeepMinimum = minimum }, Disks.Now);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), expired.Select(snapshot => snapshot.SnapshotId));
    }

    [Fact]
    public void Expired_SnapshotWithoutATime_CountsAsOldestButNotTooOld()
    {
        var timeless = Disks.Own("none", "vol-1");
        timeless.StartTime = null;
        var both = new[] { timeless, Disks.Own("new", "vol-1", 100) };

        Assert.Empty(Retention.Expired(both, new SnapshotOptions(), Disks.Now));
        Assert.Equal(["none"], Retention.Expired(both, new SnapshotOptions { KeepCount = 1 }, Disks.Now).Select(s => s.SnapshotId));
    }
}
