using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.Sandbox.Sns;

namespace FgtAsg.Tests.Sandbox.Sns;

public sealed class TopicsTests
{
    private readonly Topics _topics = new("eu-central-1", "123456789012");

    [Fact]
    public void Publish_ToAnExistingTopic_IsRecorded()
    {
        var topic = _topics.Create("fleet");

        _topics.Publish(new PublishRequest { TopicArn = topic, Message = "m", Subject = "Recycled: fleet" });

        Assert.Equal(("arn:aws:sns:eu-central-1:123456789012:fleet", "m"), (topic, Assert.Single(_topics.Published).Message));
        Assert.Equal("NotFound", CodeOf(new PublishRequest { TopicArn = topic + "2", Message = "m" }));
    }

    [Theory]
    [InlineData("", null, "InvalidParameter")]
    [InlineData("m", "", "InvalidParameter")]
    [InlineData("m", "two\nlines", "InvalidParameter")]
    [InlineData("m", "größer", "InvalidParameter")]
    [InlineData("m", " begins with a space", "InvalidParameter")]
    public void Publish_InvalidRequest_IsRefused(string message, string? subject, string code) =>
        Assert.Equal(code, CodeOf(new PublishRequest { TopicArn = _topics.Create("fleet"), Message = message, Subject = subject }));

    [Fact]
    public void Publish_SubjectOf101Characters_IsRefused() => Assert.Equal(
        "InvalidParameter",
        CodeOf(new PublishRequest { TopicArn = _topics.Create("fleet"), Message = "m", Subject = new string('s', 101) }));

    private string CodeOf(PublishRequest request) =>
        Assert.Throws<AmazonSimpleNotificationServiceException>(() => _topics.Publish(request)).ErrorCode;
}
