using System.Text;
using FgtAsg.Events;
using FgtAsg.Fleet;

namespace FgtAsg.Tests.Events;

public sealed class ResumeLaunchEventTests
{
    private static readonly LaunchAction Launch = new(
        new LifecycleAction("fleet", "launch", InstanceId.Parse("i-0123456789abcdef0"), "token"), "EC2", "AutoScalingGroup");

    [Fact]
    public void Message_IsReadAsItWasWritten()
    {
        var resumed = new LaunchResumed(Launch, 7) { Round = "2026-03-01T12:00:00Z" };

        Assert.Equal(resumed, Parse(BringUpEvents.Write(resumed)));
    }

    /// <summary>An operator need not know the turn.</summary>
    [Fact]
    public void ShortestMessage_HasNoTurn()
    {
        var resumed = Assert.IsType<LaunchResumed>(Parse(Message("")));

        Assert.Equal((null, null, null), (resumed.Turn, resumed.Round, resumed.Launch.Action.Token));
    }

    [Theory]
    [InlineData("\"turn\":0", "turn is '0': expected a number from 1 on")]
    [InlineData("\"turn\":\"soon\"", "turn")]
    [InlineData("\"instanceId\":\"fw-1\"", "instanceId is 'fw-1'")]
    [InlineData("\"lifecycleHookName\":\"\"", "lifecycleHookName is missing")]
    [InlineData("\"autoScalingGroupName\":null", "autoScalingGroupName is missing")]
    public void WrongField_IsNamed(string field, string expected) => Assert.Contains(
        expected, Assert.Throws<MalformedEventException>(() => Parse(Message("," + field))).Message, StringComparison.Ordinal);

    /// <summary>The last of two fields with one name counts.</summary>
    private static string Message(string more) =>
        """{"action":"resumeLaunch","autoScalingGroupName":"fleet","lifecycleHookName":"launch","instanceId":"i-0123456789abcdef0" """
        + more + "}";

    private static FleetEvent Parse(string json) => EventParser.Parse(Encoding.UTF8.GetBytes(json));
}
