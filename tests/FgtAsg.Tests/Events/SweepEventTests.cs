using System.Text;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class SweepEventTests
{
    [Theory]
    [InlineData("""{ "action": "sweep" }""", false)]
    [InlineData("""{ "action": "sweep", "dryRun": false }""", false)]
    [InlineData("""{ "action": "sweep", "dryRun": true }""", true)]
    [InlineData("""{ "dryRun": true }""", true)]
    [InlineData("""{ "dryRun": false }""", false)]
    public void Parse_ManualSweep_ReadsDryRun(string json, bool isDryRun) => Assert.Equal(new SweepRequest(isDryRun), Parse(json));

    [Theory]
    [InlineData("""{ "action": "sweep", "dryRun": "true" }""", "dryRun is 'true': expected true or false.")]
    [InlineData("""{ "action": "sweep", "dry_run": true }""", "dry_run is not a field of a sweep: expected action and dryRun only.")]
    [InlineData("""{ "action": "sweep", "dryrun": true }""", "dryrun is not a field of a sweep: expected action and dryRun only.")]
    [InlineData("""{ "dryRun": null }""", "dryRun is '': expected true or false.")]
    public void Parse_WrongOrMisspelledDryRun_IsMalformed(string json, string message) =>
        Assert.Equal(message, Assert.Throws<MalformedEventException>(() => Parse(json)).Message);

    [Fact]
    public void Parse_DryRunOfAnotherAction_IsNotASweep() =>
        Assert.IsType<Unhandled>(Parse("""{ "action": "dance", "dryRun": true }"""));

    private static FleetEvent Parse(string json) => EventParser.Parse(Encoding.UTF8.GetBytes(json));
}
