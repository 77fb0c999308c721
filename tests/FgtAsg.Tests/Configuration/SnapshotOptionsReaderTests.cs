using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class SnapshotOptionsReaderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Read_NoRegions_IsOff(string? regions) =>
        Assert.Null(OptionsReader.Read(TestEnvironment.With(("snapshot_regions", regions), ("snapshot_keep_count", "3"))).Snapshots);

    [Fact]
    public void Read_OnlyRegions_HasTheDefaults()
    {
        var options = Read(("snapshot_regions", " eu-central-1, us-gov-west-1 ,eu-central-1,us-iso-east-1"))!;

        Assert.Equal(["eu-central-1", "us-gov-west-1", "us-iso-east-1"], options.Regions);
        Assert.Equal(new SnapshotOptions { Regions = options.Regions }, options);
    }

    [Fact]
    public void Read_AllRegions_ListsNoRegions() => Assert.Null(Read(("snapshot_regions", "all"))!.Regions);

    [Fact]
    public void Read_EverythingIsSet_IsRead()
    {
        var options = Read(
            ("snapshot_regions", "all"),
            ("snapshot_selection", "tag:Backup=every=day"),
            ("snapshot_slot_minutes", "60"),
            ("snapshot_keep_count", "24"),
            ("snapshot_keep_days", "2"),
            ("snapshot_keep_minimum", "0"))!;

        Assert.Equal(
            new SnapshotOptions
            {
                Selection = new VolumeSelection(InstancesOfGroup: false, "Backup", "every=day"),
                SlotLength = TimeSpan.FromHours(1),
                KeepCount = 24,
                KeepAge = TimeSpan.FromDays(2),
                KeepMinimum = 0,
            },
            options);
    }

    [Theory]
    [InlineData("group", true, null, "")]
    [InlineData("all", false, null, "")]
    [InlineData("tag:a:b=", false, "a:b", "")]
    public void Read_Selection_IsOneOfThree(string text, bool ofGroup, string? key, string value) => Assert.Equal(
        new VolumeSelection(ofGroup, key, value), Read(("snapshot_regions", "all"), ("snapshot_selection", text))!.Selection);

    [Theory]
    [InlineData(
        "snapshot_regions",
        "eu-central-1,europe",
        "snapshot_regions has 'europe': expected 'all', or regions with commas between them, like 'eu-central-1,us-east-1'")]
    [InlineData(
        "snapshot_regions",
        "eu-central-1a",
        "snapshot_regions has 'eu-central-1a': expected 'all', or regions with commas between them, like 'eu-central-1,us-east-1'")]
    [InlineData(
        "snapshot_regions",
        "EU-central-1",
        "snapshot_regions has 'EU-central-1': expected 'all', or regions with commas between them, like 'eu-central-1,us-east-1'")]
    [InlineData("snapshot_regions", "all,", "snapshot_regions has 'all'*")]
    [InlineData("snapshot_regions", "eu--1", "snapshot_regions has 'eu--1'*")]
    [InlineData("snapshot_selection", "mine", "snapshot_selection is 'mine': expected 'group', 'all' or 'tag:<key>=<value>'")]
    [InlineData("snapshot_selection", "tag:=x", "snapshot_selection is 'tag:=x'*")]
    [InlineData("snapshot_selection", "tag:x", "snapshot_selection is 'tag:x'*")]
    [InlineData("snapshot_slot_minutes", "0", "snapshot_slot_minutes is '0': expected a whole number from 1 to 10080")]
    [InlineData("snapshot_keep_count", "0", "snapshot_keep_count is '0': expected a whole number from 1 to 1000")]
    [InlineData("snapshot_keep_days", "0", "snapshot_keep_days is '0': expected a whole number from 1 to 3650")]
    [InlineData("snapshot_keep_minimum", "-1", "snapshot_keep_minimum is '-1': expected a whole number from 0 to 1000")]
    [InlineData("snapshot_keep_minimum", "8", "snapshot_keep_minimum is 8: expected at most snapshot_keep_count (7)")]
    public void Read_WrongValue_IsAnErrorWithTheName(string name, string value, string error)
    {
        Assert.Contains(
            TestEnvironment.Errors((name, value)),
            e => error.EndsWith('*') ? e.StartsWith(error[..^1], StringComparison.Ordinal) : e == error);
    }

    private static SnapshotOptions? Read(params (string Name, string? Value)[] variables) =>
        OptionsReader.Read(TestEnvironment.With(variables)).Snapshots;
}
