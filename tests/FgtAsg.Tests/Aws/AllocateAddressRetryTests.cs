using System.Net;
using System.Net.Sockets;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace FgtAsg.Tests.Aws;

/// <summary>
/// AllocateAddress has no client token: sent twice, it allocates twice, and the first address leaks. So whatever leaves its outcome open
/// must reach the caller, who looks for the address by its tag. <see cref="SentOnceTests"/> has the failures that a socket can show.
/// </summary>
public sealed class AllocateAddressRetryTests
{
    public static TheoryData<string, RequestRetryMode> AmbiguousFailures
    {
        get
        {
            var data = new TheoryData<string, RequestRetryMode>();
            foreach (var name in Failures.Keys)
            {
                data.Add(name, RequestRetryMode.Standard);
                data.Add(name, RequestRetryMode.Adaptive);
            }

            return data;
        }
    }

    private static Dictionary<string, Func<FakeService, FakeService>> Failures { get; } = new()
    {
        ["a connection refused"] = service => service.Fails(
            new HttpRequestException("Refused.", new SocketException((int)SocketError.ConnectionRefused))),
        ["Unavailable"] = service => service.Answers(HttpStatusCode.ServiceUnavailable, Bodies.EC2Error("Unavailable")),
        ["RequestTimeout"] = service => service.Answers(HttpStatusCode.BadRequest, Bodies.EC2Error("RequestTimeout")),
    };

    [Theory]
    [MemberData(nameof(AmbiguousFailures))]
    public async Task AllocateAddress_WithItsOutcomeOpen_IsSentOnce(string failure, RequestRetryMode mode)
    {
        var service = Failures[failure](new FakeService()).AnswersOk(Bodies.Allocated);
        using var ec2 = TestClients.EC2(service, config => config.RetryMode = mode);

        await Assert.ThrowsAnyAsync<Exception>(() => ec2.AllocateAddressAsync(new AllocateAddressRequest(), CancellationToken.None));

        Assert.Single(service.Requests);
    }

    /// <summary>It has no client token either.</summary>
    [Theory]
    [MemberData(nameof(AmbiguousFailures))]
    public async Task CreateSnapshot_WithItsOutcomeOpen_IsSentOnce(string failure, RequestRetryMode mode)
    {
        var service = Failures[failure](new FakeService()).AnswersOk(Bodies.SnapshotBegun);
        using var ec2 = TestClients.EC2(service, config => config.RetryMode = mode);

        await Assert.ThrowsAnyAsync<Exception>(() => ec2.CreateSnapshotAsync(new CreateSnapshotRequest(), CancellationToken.None));

        Assert.Single(service.Requests);
    }

    [Theory]
    [MemberData(nameof(AmbiguousFailures))]
    public async Task AnyOtherOperation_WithTheSameFailure_IsSentAgain(string failure, RequestRetryMode mode)
    {
        var service = Failures[failure](new FakeService()).AnswersOk(Bodies.NoAddresses);
        using var ec2 = TestClients.EC2(service, config => config.RetryMode = mode);

        await ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None);

        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "RequestLimitExceeded")]
    [InlineData(HttpStatusCode.BadRequest, "Throttling")]
    public async Task AllocateAddress_Throttled_IsSentAgain(HttpStatusCode status, string code)
    {
        var service = new FakeService().Answers(status, Bodies.EC2Error(code)).AnswersOk(Bodies.Allocated);
        using var ec2 = TestClients.EC2(service);

        var response = await ec2.AllocateAddressAsync(new AllocateAddressRequest(), CancellationToken.None);

        Assert.Equal("eipalloc-1", response.AllocationId);
        Assert.Equal(DomainType.Vpc, response.Domain);
        Assert.Equal(2, service.Requests.Count);
    }

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
}
