using FgtAsg.Sandbox.Calls;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Tests.Sandbox.FrontEnd;

public sealed class SessionTokensTests
{
    [Fact]
    public void Caller_TokenOfAFunction_IsThatFunction() =>
        Assert.Equal(new CloudCaller("fgt-asg", "aws-sdk-dotnet"), CallerOf(SessionTokens.Of("fgt-asg")));

    [Theory]
    [InlineData("test")]
    [InlineData("")]
    public void Caller_OtherToken_IsAPerson(string token) => Assert.Null(CallerOf(token).FunctionName);

    private static CloudCaller CallerOf(string token)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["X-Amz-Security-Token"] = token;
        request.Headers.UserAgent = "aws-sdk-dotnet";
        return SessionTokens.CallerOf(request);
    }
}
