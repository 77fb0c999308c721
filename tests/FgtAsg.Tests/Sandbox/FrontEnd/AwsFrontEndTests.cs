using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Rounds;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Sandbox.FrontEnd;

public sealed class AwsFrontEndTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _performed = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private readonly HttpClient _client = new();
    private AwsFrontEnd _frontEnd = null!;

    public async Task InitializeAsync()
    {
        _frontEnd = await AwsFrontEnd.StartAsync(new AwsFrontEndOptions { Services = [new Service(_performed)] }, _limit.Token);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _frontEnd.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Call_Ec2_IsAnsweredByTheModelAndRecorded()
    {
        using var response = await CallEc2Async("DescribeInstances");

        Assert.Equal("<DescribeInstances/>", await response.Content.ReadAsStringAsync(_limit.Token));
        var call = Assert.Single(_frontEnd.Calls.Snapshot());
        Assert.Equal(
            ("ec2", "DescribeInstances", 200, null, null), (call.Service, call.Action, call.StatusCode, call.ErrorCode, call.Fault));
    }

    [Fact]
    public async Task Call_AnyService_IsRecordedWithTheLengthOfItsBodies()
    {
        using var response = await CallEc2Async("DescribeInstances");

        var call = Assert.Single(_frontEnd.Calls.Snapshot());
        Assert.Equal(
            ("Action=DescribeInstances&Version=2016-11-15".Length, "<DescribeInstances/>".Length, 0),
            (call.RequestBytes, call.ResponseBytes, call.Round));
    }

    [Fact]
    public async Task Call_InLockstep_WaitsForTheOthersOfItsRound()
    {
        _frontEnd.Lockstep = new Lockstep(TimeSpan.FromMilliseconds(200));
        using var one = await CallEc2Async("DescribeInstances");
        var together = await Task.WhenAll(CallEc2Async("DescribeInstances"), CallEc2Async("DescribeVolumes"));

        Assert.Equal([1, 2, 2], _frontEnd.Calls.Snapshot().Select(call => call.Round));
        Assert.Equal(2, _frontEnd.Lockstep.Rounds);
        Assert.All(together.Prepend(one), response => Assert.True((int)response.StatusCode < 500));
        Array.ForEach(together, response => response.Dispose());
    }

    [Fact]
    public async Task Call_ModelThrows_IsAnInternalFailureInAnswerAndRecord()
    {
        using var response = await CallEc2Async("Broken");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("a bug in the model", await response.Content.ReadAsStringAsync(_limit.Token), StringComparison.Ordinal);
        Assert.Equal("InternalFailure", Assert.Single(_frontEnd.Calls.Snapshot()).ErrorCode);
    }

    [Fact]
    public async Task Call_UnknownService_ListsTheKnownServices()
    {
        using var request = Request("kms", "Action=Any");

        using var response = await _client.SendAsync(request, _limit.Token);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Contains(
            "Not supported here: the service kms. There are ec2.",
            await response.Content.ReadAsStringAsync(_limit.Token),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_UnknownOperation_IsNotImplemented()
    {
        using var response = await CallEc2Async("Unknown");

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Equal("NotImplemented", Assert.Single(_frontEnd.Calls.Snapshot()).ErrorCode);
    }

    [Theory]
    [InlineData("ec2", 503, "<Response><Errors><Error><Code>RequestLimitExceeded</Code>")]
    [InlineData("autoscaling", 400, "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code>")]
    [InlineData("s3", 503, "<Error><Code>SlowDown</Code>")]
    [InlineData("dynamodb", 400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"")]
    [InlineData("ssm", 400, "{\"__type\":\"ThrottlingException\"")]
    public async Task Throttle_EachService_AnswersInItsProtocol(string service, int status, string body)
    {
        _frontEnd.Faults.Add(new FaultRule { Effect = FaultEffect.Throttle(), Name = "busy" });
        using var request = Request(service, "Action=Any");

        using var response = await _client.SendAsync(request, _limit.Token);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(body, await response.Content.ReadAsStringAsync(_limit.Token), StringComparison.Ordinal);
        Assert.Empty(_performed);
        var call = Assert.Single(_frontEnd.Calls.Snapshot());
        Assert.Equal("busy", call.Fault);
        Assert.Contains(call.ErrorCode!, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorBefore_OneCall_IsAnsweredAndNotPerformed()
    {
        _frontEnd.Faults.Add("ec2", "AllocateAddress", FaultEffect.ErrorBefore(400, "AddressLimitExceeded", "No <more>."));

        using var refused = await CallEc2Async("AllocateAddress");
        using var allowed = await CallEc2Async("AllocateAddress");

        Assert.Contains(
            "<Code>AddressLimitExceeded</Code><Message>No &lt;more&gt;.</Message>",
            await refused.Content.ReadAsStringAsync(_limit.Token),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Single(_performed);
    }

    [Fact]
    public async Task LoseResponse_OneCall_IsPerformedAndTheConnectionCut()
    {
        _frontEnd.Faults.Add("ec2", "AllocateAddress", FaultEffect.LoseResponse);

        await Assert.ThrowsAsync<HttpRequestException>(() => CallEc2Async("AllocateAddress"));

        Assert.Equal(["AllocateAddress"], _performed);
        var call = Assert.Single(_frontEnd.Calls.Snapshot());
        Assert.Equal((200, "LoseResponse"), (call.StatusCode, call.Fault));
    }

    [Fact]
    public async Task Stall_Released_IsPerformed()
    {
        var stall = new Stall();
        _frontEnd.Faults.Add("ec2", "AllocateAddress", stall);

        var call = CallEc2Async("AllocateAddress");
        await stall.WaitForCallAsync(_limit.Token);
        Assert.Empty(_performed);
        stall.Release();
        using var response = await call;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(_performed);
    }

    [Fact]
    public async Task Stall_CallerGone_IsNotPerformed()
    {
        var stall = new Stall();
        _frontEnd.Faults.Add("ec2", "AllocateAddress", stall);
        using var caller = new CancellationTokenSource();

        var call = CallEc2Async("AllocateAddress", caller.Token);
        await stall.WaitForCallAsync(_limit.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var recorded = await _frontEnd.Calls.WaitForAsync(recorded => recorded.Action == "AllocateAddress", _limit.Token);
        stall.Release();

        Assert.Equal((0, "Stall"), (recorded.StatusCode, recorded.Fault));
        Assert.Empty(_performed);
    }

    [Fact]
    public async Task Record_DelayAndLatency_AreInTheDuration()
    {
        var time = Clocks.Fast();
        var options = new AwsFrontEndOptions
        {
            Services = [new Service(_performed)],
            TimeProvider = time,
            Faults = new FaultInjector(time: time),
        };
        await using var frontEnd = await AwsFrontEnd.StartAsync(options, _limit.Token);
        frontEnd.Faults.Latency = TimeSpan.FromMilliseconds(20);
        frontEnd.Faults.Add("ec2", "AllocateAddress", FaultEffect.Delay(TimeSpan.FromMilliseconds(30)));

        using var request = Request(frontEnd.Endpoint, "ec2", "Action=AllocateAddress&Version=2016-11-15");
        using var response = await _client.SendAsync(request, _limit.Token);

        Assert.Equal(TimeSpan.FromMilliseconds(50), Assert.Single(frontEnd.Calls.Snapshot()).Duration);
    }

    [Fact]
    public async Task Record_CallIsAnswered_ExistsUntilCleared()
    {
        for (var i = 1; i <= 20; i++)
        {
            using var response = await CallEc2Async("DescribeInstances");
            Assert.Equal(i, _frontEnd.Calls.Snapshot().Count);
        }

        _frontEnd.Calls.Clear();
        Assert.Empty(_frontEnd.Calls.Snapshot());
        var next = _frontEnd.Calls.WaitForAsync(call => call.Action == "Next", _limit.Token);
        using var answer = await CallEc2Async("Next");
        Assert.Equal(21, (await next).Sequence);
    }

    private async Task<HttpResponseMessage> CallEc2Async(string action, CancellationToken? cancellationToken = null)
    {
        using var request = Request("ec2", $"Action={action}&Version=2016-11-15");
        return await _client.SendAsync(request, cancellationToken ?? _limit.Token);
    }

    private HttpRequestMessage Request(string service, string form) => Request(_frontEnd.Endpoint, service, form);

    private static HttpRequestMessage Request(Uri endpoint, string service, string form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, service == "s3" ? new Uri(endpoint, "/b/k") : endpoint)
        {
            Content = service is "ec2" or "autoscaling"
                ? new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded")
                : new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=1");
        if (service is "dynamodb" or "ssm")
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Target", "Any_1.Thing");
        }

        return request;
    }

    private sealed class Service(ConcurrentQueue<string> performed) : IServiceEndpoint
    {
        string IServiceEndpoint.Service => "ec2";

        public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
        {
            var action = request.Call.Action;
            performed.Enqueue(action);
            return action switch
            {
                "Broken" => throw new InvalidOperationException("a bug in the model"),
                "Unknown" => throw NotSupported.Operation(request.Call),
                _ => Task.FromResult(ServiceAnswer.Text(200, "text/xml", $"<{action}/>")),
            };
        }
    }
}
