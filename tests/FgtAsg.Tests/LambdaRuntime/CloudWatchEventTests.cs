using System.Text.Json;
using System.Text.Json.Serialization;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class CloudWatchEventTests
{
    private const string Json =
        """
        {"version":"0","id":"e-1","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"123456789012",
        "time":"2026-03-01T12:00:00Z","region":"eu-west-1","resources":["arn:aws:ec2:eu-west-1:123456789012:instance/i-1"],
        "detail":{"instance-id":"i-1"}}
        """;

    [Fact]
    public void Deserialize_WithASourceGeneratedContext_FillsEveryMember()
    {
        var cloudWatchEvent = JsonSerializer.Deserialize(Json, CloudWatchEventTestsJson.Default.CloudWatchEventDetail);

        Assert.NotNull(cloudWatchEvent);
        Assert.Equal("0", cloudWatchEvent.Version);
        Assert.Equal("e-1", cloudWatchEvent.Id);
        Assert.Equal("EC2 Instance State-change Notification", cloudWatchEvent.DetailType);
        Assert.Equal("aws.ec2", cloudWatchEvent.Source);
        Assert.Equal("123456789012", cloudWatchEvent.Account);
        Assert.Equal("eu-west-1", cloudWatchEvent.Region);
        Assert.Equal(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), cloudWatchEvent.Time);
        Assert.Equal(["arn:aws:ec2:eu-west-1:123456789012:instance/i-1"], cloudWatchEvent.Resources!);
        Assert.Equal("i-1", cloudWatchEvent.Detail?.InstanceId);
    }

    [Fact]
    public void Deserialize_EmptyObject_LeavesEveryMemberEmpty()
    {
        var cloudWatchEvent = JsonSerializer.Deserialize("{}", CloudWatchEventTestsJson.Default.CloudWatchEventDetail);

        Assert.NotNull(cloudWatchEvent);
        Assert.Null(cloudWatchEvent.Detail);
        Assert.Null(cloudWatchEvent.DetailType);
        Assert.Null(cloudWatchEvent.Resources);
    }

    internal sealed record Detail([property: JsonPropertyName("instance-id")] string? InstanceId);
}
