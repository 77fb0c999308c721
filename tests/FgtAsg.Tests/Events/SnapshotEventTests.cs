using System.Globalization;
using System.Text;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class SnapshotEventTests
{
    [Theory]
    [InlineData("""{ "action": "snapshot" }""", null, false)]
    [InlineData("""{ "action": "snapshot", "dryRun": true }""", null, true)]
    [InlineData("""{ "dryRun": true, "action": "snapshot" }""", null, true)]
    [InlineData("""{ "action": "snapshot", "time": "2026-03-01T03:00:00Z" }""", "2026-03-01T03:00:00Z", false)]
    [InlineData("""{ "action": "snapshot", "time": "2026-03-01T03:00:00.5+02:00", "dryRun": false }""", "2026-03-01T01:00:00.5Z", false)]
    [InlineData("""{ "action": "snapshot", "time": "2026-03-01T03:00-05:30" }""", "2026-03-01T08:30:00Z", false)]
    public void Parse_SnapshotRequest_ReadsTimeAndDryRun(string json, string? time, bool isDryRun) => Assert.Equal(
        new SnapshotRequest(time is null ? null : DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), isDryRun), Parse(json));

    [Theory]
    [InlineData(
        """{ "action": "snapshot", "dryrun": true }""", "dryrun is not a field of snapshots: expected action, time and dryRun only.")]
    [InlineData(
        """{ "action": "snapshot", "region": "eu-west-1" }""",
        "region is not a field of snapshots: expected action, time and dryRun only.")]
    [InlineData("""{ "action": "snapshot", "dryRun": "yes" }""", "dryRun is 'yes': expected true or false.")]
    [InlineData(
        """{ "action": "snapshot", "time": "yesterday" }""",
        "time is 'yesterday': expected a time with its offset, like 2026-01-31T03:00:00Z.")]
    [InlineData(
        """{ "action": "snapshot", "time": "2026-03-01T03:00:00" }""",
        "time is '2026-03-01T03:00:00': expected a time with its offset, like 2026-01-31T03:00:00Z.")]
    [InlineData(
        """{ "action": "snapshot", "time": "2026-03-01" }""",
        "time is '2026-03-01': expected a time with its offset, like 2026-01-31T03:00:00Z.")]
    [InlineData("""{ "action": "snapshot", "time": 5 }""", "time is '5': expected a time with its offset, like 2026-01-31T03:00:00Z.")]
    [InlineData("""{ "action": "snapshot", "time": null }""", "time is '': expected a time with its offset, like 2026-01-31T03:00:00Z.")]
    public void Parse_WrongOrUnknownField_IsMalformed(string json, string message) =>
        Assert.Equal(message, Assert.Throws<MalformedEventException>(() => Parse(json)).Message);

    private static FleetEvent Parse(string json) => EventParser.Parse(Encoding.UTF8.GetBytes(json));
}
