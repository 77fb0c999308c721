using System.Net;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.Aws;

public sealed class RetryContextTests : IDisposable
{
    private static readonly RetryRule Rule = new("NotYet");

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly RecordingHeartbeat _heartbeat = new();
    private readonly CancellationTokenSource _budget;
    private readonly RetryContext _retry;
    private int _calls;

    public RetryContextTests()
    {
        _budget = new CancellationTokenSource(TimeSpan.FromMinutes(2), _time);
        _retry = new RetryContext(_time, new Random(1), _heartbeat, _budget.Token);
    }

    public void Dispose() => _budget.Dispose();

    [Fact]
    public async Task CallAsync_Success_MakesOneCallWithoutAPause()
    {
        Assert.Equal("done", await CallAsync(_ => Task.FromResult("done")));

        Assert.Equal(1, _calls);
        Assert.Equal(0, _heartbeat.Asked);
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
    }

    [Fact]
    public async Task Afterwards_StepIsOutOfTime_HasTheWholeBudget()
    {
        using var step = new CancellationTokenSource();
        await step.CancelAsync();

        Assert.True(_retry.With(step.Token).IsCancellationRequested);
        Assert.False(_retry.With(step.Token).Afterwards.IsCancellationRequested);
    }

    [Theory]
    [InlineData("RequestLimitExceeded", 503)]
    [InlineData("Throttling", 400)]
    [InlineData("InternalError", 500)]
    [InlineData("SomethingNew", 502)]
    [InlineData("TooMany", 429)]
    public async Task CallAsync_TransientError_IsRetriedBeyondTheConsistencyWindow(string code, int status)
    {
        Assert.Equal("done", await CallAsync(call => _time.Elapsed < TimeSpan.FromSeconds(100)
            ? throw AwsFault.Ec2(code, status: (HttpStatusCode)status)
            : Task.FromResult("done")));

        Assert.True(_calls > 10);
        Assert.Equal(_calls - 1, _heartbeat.Asked);
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task CallAsync_NoAnswer_IsRetried(Type error)
    {
        Assert.Equal(
            "done", await CallAsync(call => call < 3 ? throw (Exception)Activator.CreateInstance(error)! : Task.FromResult("done")));

        Assert.Equal(3, _calls);
    }

    [Fact]
    public async Task CallAsync_ErrorOfTheRule_IsRetriedWithinTheWindow()
    {
        Assert.Equal("done", await CallAsync(call => call < 5 ? throw AwsFault.Ec2("NotYet") : Task.FromResult("done")));

        Assert.Equal(5, _calls);
    }

    [Fact]
    public async Task CallAsync_ErrorOfTheRuleOutlastsTheWindow_IsThrown()
    {
        var error = await Assert.ThrowsAsync<Amazon.EC2.AmazonEC2Exception>(() => CallAsync(_ => throw AwsFault.Ec2("NotYet")));

        Assert.Equal("NotYet", error.ErrorCode);
        Assert.InRange(_time.Elapsed, RetryContext.ConsistencyWindow, RetryContext.ConsistencyWindow + Backoff.LongestRetry);
    }

    [Theory]
    [InlineData("UnauthorizedOperation", 403)]
    [InlineData("InvalidParameterValue", 400)]
    [InlineData("AddressLimitExceeded", 400)]
    public async Task CallAsync_AnyOtherError_IsThrownAtOnce(string code, int status)
    {
        await Assert.ThrowsAsync<Amazon.EC2.AmazonEC2Exception>(
            () => CallAsync(_ => throw AwsFault.Ec2(code, status: (HttpStatusCode)status)));

        Assert.Equal(1, _calls);
        Assert.Equal(TimeSpan.Zero, _time.Elapsed);
    }

    [Fact]
    public async Task CallAsync_BudgetEndsInAPause_ThrowsOutOfTimeWithTheLastError()
    {
        var error = await Assert.ThrowsAsync<OutOfTimeException>(
            () => CallAsync(_ => throw AwsFault.Ec2("RequestLimitExceeded", "slow down")));

        Assert.Equal("Gave up after 120.0 s: calling (last: RequestLimitExceeded: slow down)", error.Message);
        Assert.Equal("RequestLimitExceeded", Assert.IsType<Amazon.EC2.AmazonEC2Exception>(error.InnerException).ErrorCode);
    }

    [Fact]
    public async Task CallAsync_BudgetEndsInACall_ThrowsOutOfTimeWithThePreviousError()
    {
        var error = await Assert.ThrowsAsync<OutOfTimeException>(() => CallAsync(call =>
        {
            if (call == 1)
            {
                throw AwsFault.Ec2("RequestLimitExceeded", "slow down");
            }

            _time.Advance(TimeSpan.FromMinutes(3));
            throw new TaskCanceledException();
        }));

        Assert.Equal(2, _calls);
        Assert.Equal("RequestLimitExceeded", Assert.IsType<Amazon.EC2.AmazonEC2Exception>(error.InnerException).ErrorCode);
    }

    [Fact]
    public async Task CallAsync_TokenIsCanceledAlready_MakesNoCall()
    {
        using var step = new CancellationTokenSource();
        await step.CancelAsync();

        await Assert.ThrowsAsync<OutOfTimeException>(() => CallAsync(_ => Task.FromResult("done"), step.Token));

        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task CallAsync_SiblingFailsDuringTheCall_FinishesTheCall()
    {
        using var step = new CancellationTokenSource();
        var sent = new TaskCompletionSource<string>();
        var given = CancellationToken.None;
        var call = _retry.With(step.Token).CallAsync("calling", token =>
        {
            given = token;
            return sent.Task;
        }, RetryRule.None);

        await step.CancelAsync();
        Assert.False(given.IsCancellationRequested);
        sent.SetResult("took effect");

        Assert.Equal("took effect", await call);
    }

    [Fact]
    public async Task CallAsync_SiblingFailsAndTheCallToo_IsNotRetried()
    {
        using var step = new CancellationTokenSource();

        var error = await Assert.ThrowsAsync<OutOfTimeException>(() => CallAsync(
            _ =>
            {
                step.Cancel();
                throw AwsFault.Ec2("InternalError");
            },
            step.Token));

        Assert.Equal(1, _calls);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task CallAsync_LifecycleActionIsOver_EndsTheWait()
    {
        var over = new LifecycleActionOverException(InstanceId.Parse("i-01234567"));
        var retry = new RetryContext(_time, new Random(1), new RecordingHeartbeat(over), _budget.Token);

        Assert.Same(over, await Assert.ThrowsAsync<LifecycleActionOverException>(
            () => retry.CallAsync<string>("calling", _ => throw AwsFault.Ec2("InternalError"), RetryRule.None)));
    }

    [Fact]
    public async Task UntilAsync_AnswerComesLate_WaitsWithHeartbeats()
    {
        var answer = await _retry.UntilAsync(
            "asking", () => Task.FromResult(_time.Elapsed < TimeSpan.FromSeconds(60) ? null : "here"));

        Assert.Equal("here", answer);
        Assert.True(_heartbeat.Asked > 10);
    }

    [Fact]
    public async Task UntilAsync_LimitPasses_ThrowsOutOfTime()
    {
        var error = await Assert.ThrowsAsync<OutOfTimeException>(
            () => _retry.UntilAsync("asking", () => Task.FromResult<string?>(null), TimeSpan.FromSeconds(10)));

        Assert.Matches(@"^Gave up after 1\d\.\d s: asking$", error.Message);
        Assert.False(_budget.IsCancellationRequested);
    }

    [Fact]
    public async Task UntilAsync_LimitIsZero_AsksOnce()
    {
        var asked = 0;
        await Assert.ThrowsAsync<OutOfTimeException>(() => _retry.UntilAsync(
            "asking",
            () =>
            {
                asked++;
                return Task.FromResult<string?>(null);
            },
            TimeSpan.Zero));

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task UntilAsync_BudgetEnds_ThrowsOutOfTime()
    {
        await Assert.ThrowsAsync<OutOfTimeException>(
            () => _retry.UntilAsync("asking", () => Task.FromResult<string?>(null)));

        Assert.InRange(_time.Elapsed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2) + Backoff.LongestRetry);
    }

    [Fact]
    public async Task UntilAsync_CallFails_ThrowsItsException() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => _retry.UntilAsync<string>("asking", () => throw new InvalidOperationException("no")));

    [Fact]
    public async Task WithinLagAsync_LimitPasses_ReturnsNull()
    {
        Assert.Null(await _retry.WithinLagAsync("asking", () => Task.FromResult<string?>(null), TimeSpan.FromSeconds(10)));
        Assert.False(await _retry.IsWithinLagAsync("asking", () => Task.FromResult(false), TimeSpan.FromSeconds(10)));
        Assert.True(await _retry.IsWithinLagAsync("asking", () => Task.FromResult(true), TimeSpan.Zero));
    }

    [Fact]
    public async Task WithinLagAsync_BudgetEnds_ThrowsOutOfTime() => await Assert.ThrowsAsync<OutOfTimeException>(
        () => _retry.WithinLagAsync("asking", () => Task.FromResult<string?>(null), TimeSpan.FromHours(1)));

    private Task<string> CallAsync(Func<int, Task<string>> call, CancellationToken? step = null) =>
        _retry.With(step ?? _budget.Token).CallAsync("calling", _ => call(++_calls), Rule);
}
