using System.Net;
using System.Net.Sockets;
using Amazon.AutoScaling.Model;

namespace FgtAsg.Tests.Aws;

/// <summary>
/// TerminateInstanceInAutoScalingGroup has no client token either: sent twice with a decrement, it may lower the desired capacity twice. So
/// the caller hears of an open outcome, and looks at the group.
/// </summary>
public sealed class TerminateInstanceRetryTests
{
    private static readonly TerminateInstanceInAutoScalingGroupRequest Request =
        new() { InstanceId = "i-1", ShouldDecrementDesiredCapacity = true };

    [Fact]
    public async Task Terminate_AfterALostConnection_IsSentOnce()
    {
        var service = new FakeService()
            .Fails(new HttpRequestException("Lost.", new IOException("Lost.", new SocketException((int)SocketError.ConnectionReset))))
            .AnswersOk("<TerminateInstanceInAutoScalingGroupResponse/>");
        using var autoScaling = TestClients.AutoScaling(service);

        await Assert.ThrowsAnyAsync<Exception>(() => autoScaling.TerminateInstanceInAutoScalingGroupAsync(Request, CancellationToken.None));

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Terminate_AfterTheServicesOwnThrottling_IsSentAgain()
    {
        var service = new FakeService()
            .Answers(HttpStatusCode.BadRequest, "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>")
            .AnswersOk("<TerminateInstanceInAutoScalingGroupResponse/>");
        using var autoScaling = TestClients.AutoScaling(service);

        await autoScaling.TerminateInstanceInAutoScalingGroupAsync(Request, CancellationToken.None);

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task StartInstanceRefresh_AfterALostConnection_IsSentAgain()
    {
        var service = new FakeService()
            .Fails(new HttpRequestException("Lost.", new IOException("Lost.", new SocketException((int)SocketError.ConnectionReset))))
            .AnswersOk("<StartInstanceRefreshResponse/>");
        using var autoScaling = TestClients.AutoScaling(service);

        await autoScaling.StartInstanceRefreshAsync(new StartInstanceRefreshRequest { AutoScalingGroupName = "fleet" }, CancellationToken.None);

        Assert.Equal(2, service.Requests.Count);
    }
}
