using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class SweepOptionsReaderTests
{
    [Fact]
    public void Read_NothingIsSet_HasTheDefaults() =>
        Assert.Equal(new SweepOptions { Guard = TimeSpan.FromMinutes(10) }, OptionsReader.Read(TestEnvironment.With()).Sweep);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1440", 1440)]
    public void Read_Guard_IsInMinutes(string text, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), OptionsReader.Read(TestEnvironment.With(("sweep_guard_minutes", text))).Sweep.Guard);

    [Theory]
    [InlineData("0")]
    [InlineData("1441")]
    [InlineData("ten")]
    public void Read_GuardOutOfRange_IsAnError(string text) => Assert.Equal(
        [$"sweep_guard_minutes is '{text}': expected a whole number from 1 to 1440"],
        TestEnvironment.Errors(("sweep_guard_minutes", text)));
}
