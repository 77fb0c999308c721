using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class HookOptionsReaderTests
{
    [Fact]
    public void Read_NothingIsSet_ServesAnyHookAndAnyScheduleIsASweep()
    {
        var options = OptionsReader.Read(TestEnvironment.With());

        Assert.Equal((new HookOptions(), new ScheduleOptions()), (options.Hooks, options.Schedules));
    }

    [Fact]
    public void Read_NamesOfHooksAndRules_AreRead()
    {
        var options = OptionsReader.Read(TestEnvironment.With(
            ("launch_hook_name", "in"),
            ("terminate_hook_name", "out"),
            ("schedule_rule_snapshot", "disks"),
            ("schedule_rule_recycle", "drift")));

        Assert.Equal(new HookOptions { LaunchName = "in", TerminateName = "out" }, options.Hooks);
        Assert.Equal(new ScheduleOptions { SnapshotRule = "disks", RecycleRule = "drift" }, options.Schedules);
    }
}
