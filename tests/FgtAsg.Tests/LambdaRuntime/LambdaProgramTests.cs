using FgtAsg.LambdaRuntime.Execution;
using FgtAsg.LambdaRuntime.Hosting;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class LambdaProgramTests : IDisposable
{
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public async Task RunAsync_CleanEnd_ReturnsZeroWithoutOutput()
    {
        var code = await LambdaProgram.RunAsync(static _ => Task.CompletedTask, _error, CancellationToken.None);

        Assert.Equal(0, code);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task RunAsync_Shutdown_ReturnsZero()
    {
        using var shutdown = new CancellationTokenSource();
        await shutdown.CancelAsync();

        var code = await LambdaProgram.RunAsync(
            static token => Task.FromCanceled(token), _error, shutdown.Token);

        Assert.Equal(0, code);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task RunAsync_CanceledWithoutAShutdown_IsAFailure()
    {
        var code = await LambdaProgram.RunAsync(
            static _ => throw new OperationCanceledException("odd"), _error, CancellationToken.None);

        Assert.Equal(1, code);
    }

    [Fact]
    public async Task RunAsync_Failure_PrintsOneLineAndReturnsOne()
    {
        using var harness = new RuntimeHarness();
        harness.Api.Answer("invocation/next", System.Net.HttpStatusCode.Forbidden, "one\ntwo");

        var code = await LambdaProgram.RunAsync(_ => harness.RunAsync(), _error, CancellationToken.None);

        Assert.Equal(1, code);
        Assert.Equal(
            "RuntimeApiException: Lambda Runtime API: GET /2018-06-01/runtime/invocation/next answered 403 (one two); "
            + $"expected status 200 and an event.{Environment.NewLine}",
            _error.ToString());
    }

    [Fact]
    public async Task RunAsync_MessageHasSeveralLines_PrintsOneLine()
    {
        var code = await LambdaProgram.RunAsync(static _ => throw new FormatException("one\r\ntwo\nthree"), _error, CancellationToken.None);

        Assert.Equal(1, code);
        Assert.Equal($"FormatException: one two three{Environment.NewLine}", _error.ToString());
    }

    [Fact]
    public void MemoryLimit_IsTheHeapsHardLimit()
    {
        // A little less than the process's memory: from now on the limit applies to all tests in the process.
        var size = $"{(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024 / 1024) - 64}";

        MemoryLimit.Apply(new LambdaEnvironment(new FakeEnvironment().With("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", size)));

        Assert.Equal(size, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024 / 1024}");
        Assert.Equal(size, $"{(ulong)AppContext.GetData("GCHeapHardLimit")! / 1024 / 1024}");
    }
}
