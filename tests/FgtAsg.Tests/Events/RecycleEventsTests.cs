using System.Text;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class RecycleEventsTests
{
    [Fact]
    public void Parse_UpdateCallFromCloudTrail_IsARequestForTheGroup() => Assert.Equal(
        new RecycleRequest(RecycleOrigin.Update, "fleet", "e-1", IsDryRun: false, "arn:aws:sts::123456789012:assumed-role/netops/anna"),
        Parse(Call("UpdateAutoScalingGroup")));

    [Fact]
    public void Parse_OtherOrRefusedCall_IsIgnored()
    {
        var other = Assert.IsType<NothingToDo>(Parse(Call("CreateOrUpdateTags")));
        Assert.Contains("CreateOrUpdateTags", other.Reason, StringComparison.Ordinal);
        var refused = Assert.IsType<NothingToDo>(Parse(Call("UpdateAutoScalingGroup", "\"errorCode\":\"AccessDenied\",")));
        Assert.Contains("AccessDenied", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_CallOfAnotherService_IsUnhandled() => Assert.Equal(
        new Unhandled("a call of 'application-autoscaling.amazonaws.com' is not an event that this function handles"),
        Parse(Call("UpdateAutoScalingGroup").Replace("\"autoscaling.", "\"application-autoscaling.", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"eventSource\":\"autoscaling.amazonaws.com\",", "detail.eventSource is missing")]
    [InlineData("\"eventID\":\"e-1\",", "detail.eventID is missing")]
    [InlineData("\"autoScalingGroupName\":\"fleet\"", "detail.requestParameters.autoScalingGroupName is missing")]
    public void Parse_CallLacksARequiredField_IsMalformed(string without, string message) => Assert.Contains(
        message,
        Assert.Throws<MalformedEventException>(
            () => Parse(Call("UpdateAutoScalingGroup").Replace(without, "", StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Parse_ManualAndScheduledRequests_HaveDifferentOrigins()
    {
        Assert.Equal(
            new RecycleRequest(RecycleOrigin.Hand, "fleet", null, IsDryRun: true),
            Parse("""{"action":"recycle","autoScalingGroupName":"fleet","dryRun":true}"""));
        Assert.Equal(
            new RecycleRequest(RecycleOrigin.Schedule, null, "2026-11-21T12:00:00Z", IsDryRun: false),
            Parse("""{"action":"recycle","scheduledAt":"2026-11-21T12:00:00Z"}"""));
    }

    [Theory]
    [InlineData("""{"action":"recycle","dryrun":true}""", "dryrun is not a field of 'recycle'")]
    [InlineData("""{"action":"recycle","dryRun":"yes"}""", "dryRun is 'yes': expected true or false")]
    [InlineData(
        """{"action":"recycleStep","step":"jump","execution":"x","autoScalingGroupName":"g","at":"2026-11-21T12:00:00Z"}""",
        "step is 'jump': expected one of validate")]
    [InlineData("""{"action":"recycleStep","step":"step","execution":"x","autoScalingGroupName":"g","at":"noon"}""", "at is 'noon'")]
    [InlineData(
        """{"action":"recycleStep","step":"step","autoScalingGroupName":"g","at":"2026-11-21T12:00:00Z"}""", "execution is missing")]
    public void Parse_WrongField_IsNamed(string json, string message) =>
        Assert.Contains(message, Assert.Throws<MalformedEventException>(() => Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", null)]
    [InlineData(
        ""","error":{"Error":"RecycleFailed","Cause":"{\"errorType\":\"RecycleFailed\",\"errorMessage\":\"too many\"}"}""",
        "RecycleFailed: too many")]
    [InlineData(""","error":{"Error":"Lambda.Unknown","Cause":"killed"}""", "Lambda.Unknown: killed")]
    [InlineData(""","error":{"Error":"States.Timeout","Cause":""}""", "States.Timeout")]
    [InlineData(""","error":{"Error":"X","Cause":"{cut off"}""", "X: {cut off")]
    public void Parse_TaskWithAnError_HasTheErrorAsText(string error, string? failure) => Assert.Equal(
        new RecycleTask(
            "rollBack",
            "run-1",
            "fleet",
            IsDryRun: false,
            new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
            failure,
            HasFailed: true),
        Parse(
            """{"action":"recycleStep","step":"rollBack","execution":"run-1","autoScalingGroupName":"fleet","dryRun":false,"""
                + $$""" "at":"2026-11-21T12:00:00Z","hasFailed":true{{error}} }"""));

    private static FleetEvent Parse(string json) => EventParser.Parse(Encoding.UTF8.GetBytes(json));

    private static string Call(string name, string more = "") =>
        $$"""
        {
          "source": "aws.autoscaling", "detail-type": "AWS API Call via CloudTrail", "time": "2026-11-21T12:00:00Z",
          "region": "eu-central-1", "account": "123456789012", "id": "x",
          "resources": [],
          "detail": {"eventSource":"autoscaling.amazonaws.com","eventName":"{{name}}","eventID":"e-1",{{more}}
            "userIdentity":{"arn":"arn:aws:sts::123456789012:assumed-role/netops/anna"},
            "requestParameters":{"autoScalingGroupName":"fleet"} }
        }
        """;
}
