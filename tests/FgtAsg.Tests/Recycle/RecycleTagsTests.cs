using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

public sealed class RecycleTagsTests
{
    [Fact]
    public void Read_OnlyRequiredTags_UsesTheDefaults()
    {
        var settings = RecycleTags.Read(
            Tags(("autorecycle_recycle_on_asg_update", "true"), ("autorecycle_strategy", "in-out"), ("Name", "fleet")));

        Assert.Equal(new RecycleSettings { OnUpdate = true, Strategy = RecycleStrategy.InOut }, settings);
    }

    [Fact]
    public void Read_AllTags_ReadsAllOfThem()
    {
        var settings = RecycleTags.Read(Tags(
            ("autorecycle_recycle_on_asg_update", "false"),
            ("autorecycle_strategy", "out-in-timed"),
            ("autorecycle_dry_run", "true"),
            ("autorecycle_team", " netops "),
            ("autorecycle_step_function_name", "my-recycle_2"),
            ("autorecycle_slack_monitoring_channel", "#fw"),
            ("autorecycle_notify_pager_duty", "true"),
            ("autorecycle_exclusion_window", "Mon-Fri 08:00-18:00 Europe/Zurich")));

        Assert.False(settings.OnUpdate);
        Assert.True(settings.IsDryRun);
        Assert.True(settings.NotifyPagerDuty);
        Assert.Equal(
            (RecycleStrategy.OutInTimed, "netops", "my-recycle_2", "#fw", "Mon-Fri 08:00-18:00 Europe/Zurich"),
            (settings.Strategy, settings.Team, settings.StateMachineName, settings.SlackChannel, settings.Exclusion?.Text));
    }

    [Theory]
    [InlineData("out-in", (int)RecycleStrategy.OutIn)]
    [InlineData("out-in-timed", (int)RecycleStrategy.OutInTimed)]
    [InlineData("in-out", (int)RecycleStrategy.InOut)]
    [InlineData("instance-refresh", (int)RecycleStrategy.InstanceRefresh)]
    public void Read_EachStrategy_IsKnown(string text, int strategy) => Assert.Equal(
        (RecycleStrategy)strategy,
        RecycleTags.Read(Tags(
            ("autorecycle_recycle_on_asg_update", "true"),
            ("autorecycle_strategy", text),
            ("autorecycle_exclusion_window", "Sat 00:00-24:00 UTC"))).Strategy);

    [Fact]
    public void Read_ManyErrors_NamesEachWithWhatWasExpected()
    {
        var message = Assert.Throws<RecycleRefusedException>(() => RecycleTags.Read(Tags(
            ("autorecycle_strategy", "rolling"),
            ("autorecycle_dry_run", "yes"),
            ("autorecycle_step_function_name", "arn:aws:states"),
            ("autorecycle_exclusion_window", "weekends"),
            ("autorecycle_dryrun", "true")))).Message;

        Assert.StartsWith("the group's tags have 6 error(s): ", message, StringComparison.Ordinal);
        Assert.Contains("autorecycle_recycle_on_asg_update is missing: expected 'true' or 'false'", message, StringComparison.Ordinal);
        Assert.Contains(
            "autorecycle_strategy is 'rolling': expected 'out-in', 'out-in-timed', 'in-out' or 'instance-refresh'",
            message,
            StringComparison.Ordinal);
        Assert.Contains("autorecycle_dry_run is 'yes'", message, StringComparison.Ordinal);
        Assert.Contains("autorecycle_step_function_name is 'arn:aws:states'", message, StringComparison.Ordinal);
        Assert.Contains("autorecycle_exclusion_window is 'weekends': expected days", message, StringComparison.Ordinal);
        Assert.Contains("autorecycle_dryrun is not known", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TimedWithoutAWindow_IsAnError() => Assert.Contains(
        "autorecycle_exclusion_window is missing",
        Assert.Throws<RecycleRefusedException>(() => RecycleTags.Read(Tags(
            ("autorecycle_recycle_on_asg_update", "true"), ("autorecycle_strategy", "out-in-timed")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void AreThere_OnlyOtherTags_IsFalse()
    {
        Assert.False(RecycleTags.AreThere(Tags(("Name", "fleet"))));
        Assert.True(RecycleTags.AreThere(Tags(("autorecycle_strategi", "out-in"))));
    }

    private static Dictionary<string, string> Tags(params (string Key, string Value)[] tags) =>
        tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
}
