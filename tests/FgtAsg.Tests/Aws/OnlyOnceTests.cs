using System.Net;
using System.Net.Sockets;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement.Model;

namespace FgtAsg.Tests.Aws;

/// <summary>SendCommand and Publish have no token: sent twice, a command runs twice and a message comes twice.</summary>
public sealed class OnlyOnceTests
{
    private static readonly Dictionary<string, Func<FakeService, FakeService>> Failures = new()
    {
        ["no answer in time"] = service => service.NeverAnswers(),
        ["an answer that is cut off"] = service => service.AnswersOk("{\"Command\":{\"Comm"),
        ["a connection reset"] = service => service.Fails(
            new HttpRequestException("Lost.", new IOException("Lost.", new SocketException((int)SocketError.ConnectionReset)))),
        ["a server error"] = service => service.Answers(HttpStatusCode.InternalServerError, """{"__type":"InternalServerError"}"""),
        ["a gateway's page"] = service => service.Answers(HttpStatusCode.GatewayTimeout, "<html>Gateway timeout</html>"),
    };

    public static TheoryData<string> AmbiguousFailures => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(AmbiguousFailures))]
    public async Task SendCommand_WithItsOutcomeOpen_IsSentOnce(string failure)
    {
        var service = Failures[failure](new FakeService()).AnswersOk(Bodies.CommandSent);
        using var ssm = TestClients.Ssm(service, config => config.Timeout = TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<Exception>(() => ssm.SendCommandAsync(new SendCommandRequest(), CancellationToken.None));

        Assert.Single(service.Requests);
    }

    [Theory]
    [MemberData(nameof(AmbiguousFailures))]
    public async Task Publish_WithItsOutcomeOpen_IsSentOnce(string failure)
    {
        var service = Failures[failure](new FakeService()).AnswersOk("<PublishResponse/>");
        using var sns = TestClients.Sns(service, config => config.Timeout = TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<Exception>(() => sns.PublishAsync(new PublishRequest(), CancellationToken.None));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task SendCommand_Throttled_IsSentAgain()
    {
        var service = new FakeService()
            .Answers(HttpStatusCode.BadRequest, """{"__type":"ThrottlingException"}""")
            .AnswersOk(Bodies.CommandSent);
        using var ssm = TestClients.Ssm(service);

        var response = await ssm.SendCommandAsync(new SendCommandRequest(), CancellationToken.None);

        Assert.Equal(("c-1", "Pending"), (response.Command.CommandId, response.Command.Status.Value));
        Assert.Equal(2, service.Requests.Count);
    }
}
