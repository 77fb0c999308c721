using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace FgtAsg.Tests.Aws;

public sealed class RetryTests
{
    [Fact]
    public async Task Call_Refused_IsNotRetried()
    {
        var service = new FakeService().Answers(HttpStatusCode.BadRequest, Bodies.EC2Error("InvalidAddress.NotFound"));
        using var ec2 = TestClients.EC2(service);

        await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None));

        Assert.Single(service.Requests);
    }

    /// <summary><see cref="SentOnceTests"/> tests each failure alone.</summary>
    [Fact]
    public async Task AllocateAddress_ThrottledAndThenLost_IsNotSentAThirdTime()
    {
        var service = new FakeService()
            .Answers(HttpStatusCode.ServiceUnavailable, Bodies.EC2Error("RequestLimitExceeded"))
            .Fails(new HttpRequestException("Lost.", new IOException("Lost.", new SocketException((int)SocketError.ConnectionReset))))
            .AnswersOk(Bodies.Allocated);
        using var ec2 = TestClients.EC2(service);

        await Assert.ThrowsAnyAsync<Exception>(() => ec2.AllocateAddressAsync(new AllocateAddressRequest(), CancellationToken.None));

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Call_AlwaysFails_IsTriedAsOftenAsTheSdkDoes()
    {
        var service = new FakeService().Answers(HttpStatusCode.InternalServerError, Bodies.EC2Error("InternalError"));
        using var ec2 = TestClients.EC2(service);

        await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None));

        Assert.Equal(1 + ec2.Config.MaxErrorRetry, service.Requests.Count);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task Call_NeverAnsweredInTime_ThrowsTimeoutWithServiceOperationAndLimit()
    {
        var service = new FakeService().NeverAnswers();
        using var ec2 = TestClients.EC2(service, config =>
        {
            config.Timeout = TimeSpan.FromMilliseconds(50);
            config.MaxErrorRetry = 0;
        });

        var exception = await Assert.ThrowsAsync<TimeoutException>(
            () => ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None));

        Assert.Equal("EC2: no complete answer to DescribeAddressesRequest within 0.05 s.", exception.Message);
    }

    [Fact]
    public void AttemptTimeout_ByDefault_IsTenSeconds()
    {
        using var ec2 = TestClients.EC2(new FakeService());
        using var ssm = TestClients.Ssm(new FakeService());
        using var autoScaling = TestClients.AutoScaling(new FakeService());

        Assert.All(new[] { ec2.Config, ssm.Config, autoScaling.Config }, config => Assert.Equal(TimeSpan.FromSeconds(10), config.Timeout));
    }

    [Fact]
    public async Task Call_CancelledByTheCaller_EndsAtOnceAndIsNotRetried()
    {
        var service = new FakeService().NeverAnswers();
        using var ec2 = TestClients.EC2(service);
        using var cancellation = new CancellationTokenSource();

        var call = ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.InRange(service.Requests.Count, 0, 1);
    }

    [Fact]
    public async Task Call_CancelledWhileItsAnswerStalls_EndsAtOnce()
    {
        var body = new StallingStream(Encoding.UTF8.GetBytes(Bodies.NoAddresses[..40]));
        var service = new FakeService().Answers(HttpStatusCode.OK, () => new StreamContent(body));
        using var ec2 = TestClients.EC2(service);
        using var cancellation = new CancellationTokenSource();

        var call = Task.Run(() => ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), cancellation.Token), CancellationToken.None);
        await body.Stalled;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task CreateNetworkInterface_WithoutAToken_SendsTheSameOneWithEveryAttempt()
    {
        var service = new FakeService()
            .Answers(HttpStatusCode.InternalServerError, Bodies.EC2Error("InternalError"))
            .AnswersOk(Bodies.Created);
        using var ec2 = TestClients.EC2(service);

        await ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { SubnetId = "subnet-1" }, CancellationToken.None);
        await ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { SubnetId = "subnet-1" }, CancellationToken.None);

        var tokens = service.Requests.Select(request => request.Form["ClientToken"]).ToList();
        Assert.All(tokens, token => Assert.True(Guid.TryParse(token, out _)));
        Assert.Equal(tokens[0], tokens[1]);
        Assert.NotEqual(tokens[0], tokens[2]);
    }

    [Fact]
    public async Task CreateNetworkInterface_WithAToken_SendsIt()
    {
        var service = new FakeService().AnswersOk(Bodies.Created);
        using var ec2 = TestClients.EC2(service);

        await ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { ClientToken = "i-1/port2" }, CancellationToken.None);

        Assert.Equal("i-1/port2", service.Requests.Single().Form["ClientToken"]);
    }
}
