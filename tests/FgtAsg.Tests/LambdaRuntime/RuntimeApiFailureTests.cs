using System.Net;
using Amazon.Lambda.RuntimeSupport;
using FgtAsg.LambdaRuntime.RuntimeApi;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class RuntimeApiFailureTests : IDisposable
{
    private readonly RuntimeHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Next_AnswersWithAnError_EndsTheLoopAtOnce(int status)
    {
        _harness.Api.Answer("invocation/next", (HttpStatusCode)status, """{"errorMessage":"State\ntransition"}""");

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(_harness.RunAsync);

        Assert.Equal("GET", exception.Method);
        Assert.Equal("/2018-06-01/runtime/invocation/next", exception.Path);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(
            $"Lambda Runtime API: GET /2018-06-01/runtime/invocation/next answered {status} " +
            """({"errorMessage":"State\ntransition"}); expected status 200 and an event.""",
            exception.Message);
        Assert.Single(_harness.Calls);
    }

    [Theory]
    [InlineData("Lambda-Runtime-Aws-Request-Id", "a request id")]
    [InlineData("Lambda-Runtime-Deadline-Ms", "a deadline in milliseconds since 1970")]
    public async Task Next_LacksAHeader_EndsTheLoopAtOnce(string header, string expected)
    {
        _harness.WithEvent(change: response => response.Headers.Remove(header));

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(_harness.RunAsync);

        Assert.Contains($"answered 200 without the header {header}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(expected, exception.Expected);
        Assert.Single(_harness.Calls);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public async Task Next_InvalidDeadline_EndsTheLoopAtOnce(string deadline)
    {
        _harness.WithEvent(change: response =>
        {
            response.Headers.Remove("Lambda-Runtime-Deadline-Ms");
            response.Headers.Add("Lambda-Runtime-Deadline-Ms", deadline);
        });

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(_harness.RunAsync);

        Assert.Contains($"answered Lambda-Runtime-Deadline-Ms '{deadline}'", exception.Message, StringComparison.Ordinal);
        Assert.Single(_harness.Calls);
    }

    public static TheoryData<Func<HttpResponseMessage>, Type> NoAnswers { get; } = new()
    {
        { static () => throw new HttpRequestException("Connection refused"), typeof(HttpRequestException) },
        // The client times out without a shutdown.
        { static () => throw new TaskCanceledException("gave up", new TimeoutException()), typeof(TaskCanceledException) },
        { static () => BreakingOff(), typeof(HttpRequestException) },
    };

    [Theory]
    [MemberData(nameof(NoAnswers), DisableDiscoveryEnumeration = true)]
    public async Task Next_NoCompleteAnswer_EndsTheLoopAtOnce(Func<HttpResponseMessage> answer, Type cause)
    {
        _harness.Api.Next(answer);

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(_harness.RunAsync);

        Assert.Null(exception.StatusCode);
        Assert.Contains("got no answer (", exception.Message, StringComparison.Ordinal);
        Assert.IsType(cause, exception.InnerException);
        Assert.Single(_harness.Calls);
    }

    [Fact]
    public void Build_HttpClient_WaitsForTheNextEventWithoutATimeOut()
    {
        using var http = new HttpClient(_harness.Api, disposeHandler: false);

        using var bootstrap = LambdaBootstrapBuilder.Create(static (_, _) => Task.FromResult(Stream.Null)).UseHttpClient(http).Build();

        Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
    }

    [Theory]
    [InlineData("response", 400)]
    [InlineData("response", 403)]
    [InlineData("response", 410)]
    [InlineData("response", 500)]
    [InlineData("error", 403)]
    [InlineData("error", 413)]
    [InlineData("error", 500)]
    public async Task Post_Refused_EndsTheLoop(string post, int status)
    {
        _harness.WithEvent("r-1").WithEvent("r-2");
        _harness.Api.Answer($"invocation/r-1/{post}", (HttpStatusCode)status);

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(
            () => _harness.RunAsync((_, _) => post == "error" ? throw new FormatException() : Task.FromResult(Stream.Null)));

        Assert.Equal(("POST", $"/2018-06-01/runtime/invocation/r-1/{post}"), (exception.Method, exception.Path));
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(["GET invocation/next", $"POST invocation/r-1/{post}"], _harness.Calls);
    }

    [Theory]
    [InlineData(null, "AWS_LAMBDA_RUNTIME_API is not set: this program is started by AWS Lambda; to run it here use ")]
    [InlineData("", "AWS_LAMBDA_RUNTIME_API is not set: ")]
    [InlineData(" ", "AWS_LAMBDA_RUNTIME_API is not set: ")]
    [InlineData("http://host:1", "AWS_LAMBDA_RUNTIME_API is 'http://host:1', which is not host:port.")]
    [InlineData("host:port", "AWS_LAMBDA_RUNTIME_API is 'host:port', which is not host:port.")]
    [InlineData("host:1/path", "AWS_LAMBDA_RUNTIME_API is 'host:1/path', which is not host:port.")]
    [InlineData("user@host:1", "AWS_LAMBDA_RUNTIME_API is 'user@host:1', which is not host:port.")]
    public async Task RunAsync_AddressOfTheApiIsMissingOrWrong_ThrowsWithTheReason(string? value, string problem)
    {
        _harness.Environment.SetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API", value);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(_harness.RunAsync);

        Assert.StartsWith(problem, exception.Message, StringComparison.Ordinal);
        Assert.Empty(_harness.Calls);
    }

    private static HttpResponseMessage BreakingOff()
    {
        var response = FakeRuntimeApi.Event("r-1", DateTimeOffset.MaxValue);
        response.Content = new StreamContent(new SizedStream(100, seekable: false, failAt: 50));
        return response;
    }
}
