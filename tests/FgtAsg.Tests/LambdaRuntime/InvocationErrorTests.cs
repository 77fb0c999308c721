using System.Net;
using System.Text.Json;
using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class InvocationErrorTests : IDisposable
{
    private const int Limit = 6_291_556;

    private readonly RuntimeHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task RunAsync_HandlerThrows_ReportsTheErrorAndTakesTheNextEvent()
    {
        _harness.WithEvent("r-1").WithEvent("r-2");

        await _harness.RunAsync(static async (_, context) =>
        {
            await Task.Yield();
            return context.AwsRequestId == "r-1" ? throw new FormatException("bad date") : Stream.Null;
        });

        Assert.Equal(
            [
                "GET invocation/next", "POST invocation/r-1/error",
                "GET invocation/next", "POST invocation/r-2/response",
                "GET invocation/next",
            ],
            _harness.Calls);
        var call = _harness.Api.Calls[1];
        Assert.Equal("FormatException", call.ErrorType);
        Assert.Equal("application/vnd.aws.lambda.error+json", call.ContentType);
        var error = _harness.Error();
        Assert.Equal(["errorMessage", "errorType", "stackTrace"], error.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("bad date", error.GetProperty("errorMessage").GetString());
        Assert.Equal("FormatException", error.GetProperty("errorType").GetString());
        Assert.StartsWith("at ", error.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_HandlerThrowsOperationCanceled_IsAnErrorAndNotAShutdown()
    {
        _harness.WithEvent("r-1").WithEvent("r-2");

        await _harness.RunAsync(static (_, context) =>
            context.AwsRequestId == "r-1" ? throw new OperationCanceledException("out of time") : Task.FromResult(Stream.Null));

        Assert.Contains("POST invocation/r-1/error", _harness.Calls);
        Assert.Contains("POST invocation/r-2/response", _harness.Calls);
    }

    [Fact]
    public async Task RunAsync_ExceptionNamesItsType_UsesTheName()
    {
        _harness.WithEvent();

        await _harness.RunAsync(static (_, _) => throw new NamedException("MalformedEvent"));

        Assert.Equal("MalformedEvent", _harness.Api.Calls[1].ErrorType);
        Assert.Equal("MalformedEvent", _harness.Error().GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task RunAsync_HandlerThrows_LogsOneErrorLineWithoutThePayload()
    {
        _harness.WithEvent(payload: """{"secret":"hunter2"}""");
        _harness.Environment.With("LICENSE_TOKEN", "swordfish");

        await _harness.RunAsync(static (_, _) => throw new FormatException("bad date"));

        var line = Assert.Single(_harness.Log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var entry = JsonDocument.Parse(line).RootElement;
        Assert.Equal("ERROR", entry.GetProperty("level").GetString());
        Assert.Equal("r-1", entry.GetProperty("requestId").GetString());
        Assert.Equal("FormatException", entry.GetProperty("errorType").GetString());
        Assert.Equal("bad date", entry.GetProperty("exception").GetProperty("message").GetString());
        Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ResponseHasTheMaximumSize_IsSent()
    {
        _harness.WithEvent();

        await _harness.RunAsync(static (_, _) => Task.FromResult<Stream>(new MemoryStream(new byte[Limit])));

        Assert.Equal("POST invocation/r-1/response", _harness.Calls[1]);
        Assert.Equal(Limit, _harness.Api.Calls[1].Body.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_ResponseOverTheLimit_IsAnErrorWithTheReason(bool seekable)
    {
        _harness.WithEvent("r-1").WithEvent("r-2");

        await _harness.RunAsync((_, context) => Task.FromResult<Stream>(
            context.AwsRequestId == "r-2" ? Stream.Null : new SizedStream(Limit + 1, seekable)));

        Assert.Equal(
            [
                "GET invocation/next", "POST invocation/r-1/error",
                "GET invocation/next", "POST invocation/r-2/response",
                "GET invocation/next",
            ],
            _harness.Calls);
        Assert.Equal("Function.ResponseSizeTooLarge", _harness.Api.Calls[1].ErrorType);
        var message = _harness.Error().GetProperty("errorMessage").GetString();
        Assert.Equal(
            seekable
                ? "The response is 6291557 bytes; a Lambda response is at most 6291556 bytes (6 MB)."
                : "The response is larger; a Lambda response is at most 6291556 bytes (6 MB).",
            message);
    }

    [Fact]
    public async Task RunAsync_ResponseRefusedWith413_IsReportedAndTheLoopContinues()
    {
        _harness.WithEvent("r-1").WithEvent("r-2");
        _harness.Api.Answer("invocation/r-1/response", HttpStatusCode.RequestEntityTooLarge);

        await _harness.RunAsync();

        Assert.Equal(
            [
                "GET invocation/next", "POST invocation/r-1/response", "POST invocation/r-1/error",
                "GET invocation/next", "POST invocation/r-2/response", "GET invocation/next",
            ],
            _harness.Calls);
        Assert.Equal("Function.ResponseSizeTooLarge", _harness.Api.Calls[2].ErrorType);
    }

    [Fact]
    public async Task RunAsync_ResponseStreamFails_ReportsAnErrorAndSendsNoResponse()
    {
        _harness.WithEvent();

        await _harness.RunAsync(static (_, _) => Task.FromResult<Stream>(new SizedStream(100, seekable: false, failAt: 50)));

        Assert.Equal(["GET invocation/next", "POST invocation/r-1/error", "GET invocation/next"], _harness.Calls);
        Assert.Equal("IOException", _harness.Api.Calls[1].ErrorType);
    }

    private sealed class NamedException(string type) : Exception("named"), ILambdaError
    {
        public string ErrorType => type;
    }
}
