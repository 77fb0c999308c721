using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class HookOptionsReaderTests
{
    [Fact]
    public void Read_NothingSaid_ServesAnyHook() => Assert.Equal(new HookOptions(), OptionsReader.Read(TestEnvironment.With()).Hooks);

    [Fact]
    public void Read_Names_AreTheFunctions() => Assert.Equal(
        new HookOptions { LaunchName = "in", TerminateName = "out" },
        OptionsReader.Read(TestEnvironment.With(("launch_hook_name", "in"), ("terminate_hook_name", "out"))).Hooks);
}
