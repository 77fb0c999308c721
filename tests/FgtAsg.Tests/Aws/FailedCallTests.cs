using System.Net;
using Amazon.Runtime;
using FgtAsg.Aws;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Aws;

/// <summary>Classifies failed AWS calls for retries.</summary>
public sealed class FailedCallTests
{
    [Theory]
    [InlineData("RequestLimitExceeded", 503, true, true)]
    [InlineData("Throttling", 400, true, true)]
    [InlineData("SlowDown", 503, true, true)]
    [InlineData("InternalError", 500, true, false)]
    [InlineData("ServiceUnavailable", 503, true, false)]
    [InlineData("RequestTimeout", 400, true, false)]
    [InlineData("SomethingNew", 500, true, false)]
    [InlineData("SomethingNew", 429, true, true)]
    [InlineData("AddressLimitExceeded", 400, false, true)]
    [InlineData("UnauthorizedOperation", 403, false, true)]
    public void Answer_CodeAndStatus_DecideWhetherItIsTransientOrARefusal(string code, int status, bool isTransient, bool isRefusal)
    {
        var error = AwsFault.Ec2(code, status: (HttpStatusCode)status);

        Assert.Equal(isTransient, AwsErrors.IsTransient(error));
        Assert.Equal(isRefusal, AwsErrors.IsRefusal(error));
        Assert.True(AwsErrors.IsFailedCall(error));
    }

    public static TheoryData<string, bool> NoAnswers => new()
    {
        { nameof(HttpRequestException), true },
        { nameof(IOException), true },
        { nameof(TimeoutException), true },
        { nameof(TaskCanceledException), true },
        { nameof(InvalidOperationException), false },
        { nameof(FormatException), false },
    };

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public void NoAnswer_Cause_DecidesWhetherItIsTransient(string cause, bool isTransient)
    {
        Exception inner = cause switch
        {
            nameof(HttpRequestException) => new HttpRequestException("no route"),
            nameof(IOException) => new IOException("reset"),
            nameof(TimeoutException) => new TimeoutException(),
            nameof(TaskCanceledException) => new TaskCanceledException(),
            nameof(InvalidOperationException) => new InvalidOperationException(),
            _ => new FormatException(),
        };

        Assert.All(
            new[] { inner, new AmazonClientException("failed", inner), new AmazonServiceException("failed", inner) },
            error =>
            {
                Assert.Equal(isTransient, AwsErrors.IsTransient(error));
                Assert.False(AwsErrors.IsRefusal(error));
            });
    }

    [Fact]
    public void Answer_Unreadable_MayHaveTakenEffect()
    {
        var error = new AmazonUnmarshallingException("request-1", "<x", new FormatException());

        Assert.True(AwsErrors.IsTransient(error));
        Assert.False(AwsErrors.IsRefusal(error));
    }

    [Fact]
    public void IsFailedCall_ClientOrServiceException_IsTrue()
    {
        Assert.True(AwsErrors.IsFailedCall(new AmazonClientException("no credentials")));
        Assert.True(AwsErrors.IsFailedCall(new AmazonServiceException("refused")));
        Assert.False(AwsErrors.IsFailedCall(new InvalidOperationException()));
    }

    [Fact]
    public void Describe_WithAndWithoutACode_BeginsWithTheCodeOrTheType()
    {
        Assert.Equal("InvalidParameterValue: bad", AwsErrors.Describe(AwsFault.Ec2("InvalidParameterValue", "bad")));
        Assert.Equal("TimeoutException: late", AwsErrors.Describe(new TimeoutException("late")));
    }

    [Fact]
    public void Covers_OnlyTheRulesOwnCodes()
    {
        Assert.True(RetryRule.AttachNetworkInterface.Covers(AwsFault.Ec2("IncorrectState"), TimeSpan.Zero));
        Assert.False(RetryRule.AttachNetworkInterface.Covers(AwsFault.Ec2("AttachmentLimitExceeded"), TimeSpan.Zero));
        Assert.False(RetryRule.None.Covers(AwsFault.Ec2("IncorrectState"), TimeSpan.Zero));
        Assert.False(RetryRule.AttachNetworkInterface.Covers(new TimeoutException(), TimeSpan.Zero));
    }
}
