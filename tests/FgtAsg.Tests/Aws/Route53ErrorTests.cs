using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace FgtAsg.Tests.Aws;

public sealed class Route53ErrorTests
{
    private const string NotFound = "[Tried to delete resource record set [name='fgt-001.fw.internal.', type='A'] but it was not found]";

    [Fact]
    public async Task InvalidChangeBatch_AsAnErrorResponse_IsTyped()
    {
        var exception = await FailureAsync<InvalidChangeBatchException>(
            HttpStatusCode.BadRequest, Bodies.Route53Error("InvalidChangeBatch", NotFound));

        Assert.Equal("InvalidChangeBatch", exception.ErrorCode);
        Assert.Equal(NotFound, exception.Message);
        Assert.Null(exception.Messages);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal("r-53", exception.RequestId);
    }

    [Fact]
    public async Task InvalidChangeBatch_InItsOwnForm_HasEveryMessage()
    {
        var exception = await FailureAsync<InvalidChangeBatchException>(
            HttpStatusCode.BadRequest, Bodies.InvalidChangeBatch("A &amp; B was not found", "C already exists"));

        Assert.Equal("InvalidChangeBatch", exception.ErrorCode);
        Assert.Equal(["A & B was not found", "C already exists"], exception.Messages!);
        Assert.Equal("A & B was not found; C already exists", exception.Message);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
        Assert.Equal("r-53", exception.RequestId);
    }

    [Fact]
    public async Task InvalidChangeBatch_WithoutMessages_HasTheCodeInItsMessage()
    {
        var exception = await FailureAsync<InvalidChangeBatchException>(HttpStatusCode.BadRequest, Bodies.InvalidChangeBatch());

        Assert.Equal("Route 53 refused ChangeResourceRecordSets: InvalidChangeBatch", exception.Message);
        Assert.Null(exception.Messages);
    }

    [Theory]
    [InlineData("NoSuchHostedZone", HttpStatusCode.NotFound, typeof(NoSuchHostedZoneException))]
    [InlineData("PriorRequestNotComplete", HttpStatusCode.BadRequest, typeof(PriorRequestNotCompleteException))]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, typeof(ThrottlingException))]
    [InlineData("Throttling", HttpStatusCode.BadRequest, typeof(AmazonRoute53Exception))]
    [InlineData("InvalidInput", HttpStatusCode.BadRequest, typeof(AmazonRoute53Exception))]
    [InlineData("AccessDenied", HttpStatusCode.Forbidden, typeof(AmazonRoute53Exception))]
    public async Task Error_AnyCode_ThrowsTheSdksExceptionType(string code, HttpStatusCode status, Type type)
    {
        var service = new FakeService().Answers(status, Bodies.Route53Error(code, "Said so."));
        using var route53 = TestClients.Route53(service);

        var exception = (AmazonRoute53Exception)await Assert.ThrowsAsync(type, () => ChangeAsync(route53));

        Assert.Equal(
            (code, "Said so.", status, "r-53"), (exception.ErrorCode, exception.Message, exception.StatusCode, exception.RequestId));
    }

    [Theory]
    [InlineData("PriorRequestNotComplete")]
    [InlineData("Throttling")]
    [InlineData("ThrottlingException")]
    public async Task Change_ZoneIsBusyOrAccountIsThrottled_IsRetried(string code)
    {
        var service = new FakeService()
            .Answers(HttpStatusCode.BadRequest, Bodies.Route53Error(code))
            .Answers(HttpStatusCode.BadRequest, Bodies.Route53Error(code))
            .AnswersOk(Bodies.Changed);
        using var route53 = TestClients.Route53(service);

        await ChangeAsync(route53);

        Assert.Equal(3, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.Equal(service.Requests[0].Body, request.Body));
    }

    [Theory]
    [InlineData("InvalidChangeBatch")]
    [InlineData("InvalidInput")]
    [InlineData("NoSuchHostedZone")]
    public async Task Change_Refused_IsNotRetried(string code)
    {
        var service = new FakeService().Answers(HttpStatusCode.BadRequest, Bodies.Route53Error(code));
        using var route53 = TestClients.Route53(service);

        await Assert.ThrowsAnyAsync<AmazonRoute53Exception>(() => ChangeAsync(route53));

        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html>Bad gateway</html>")]
    [InlineData(HttpStatusCode.BadRequest, "<InvalidChangeBatch><Messages>")]
    [InlineData(HttpStatusCode.BadRequest, "<Messages><Message>Of somebody else</Message></Messages>")]
    public async Task Error_NotFromTheService_HasNoCodeAndQuotesTheBody(HttpStatusCode status, string body)
    {
        var exception = await FailureAsync<AmazonRoute53Exception>(status, body);

        Assert.Null(exception.ErrorCode);
        Assert.Contains($"HTTP {(int)status}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(body, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_BodyIsNotTheOperationsXml_ThrowsUnmarshallingException()
    {
        using var route53 = TestClients.Route53(new FakeService().AnswersOk("<html>Please log in</html>"));

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => ChangeAsync(route53));

        Assert.Contains("Route 53, ChangeResourceRecordSets", exception.Message, StringComparison.Ordinal);
    }

    private static Task ChangeAsync(AmazonRoute53Client route53) =>
        route53.ChangeResourceRecordSetsAsync(Dns.Request(), CancellationToken.None);

    private static async Task<T> FailureAsync<T>(HttpStatusCode status, string body)
        where T : AmazonRoute53Exception
    {
        using var route53 = TestClients.Route53(new FakeService().Answers(status, body));
        return await Assert.ThrowsAsync<T>(() => ChangeAsync(route53));
    }
}
