using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using FgtAsg.LambdaRuntime.Hosting;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class InvocationTests : IDisposable
{
    private readonly RuntimeHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task RunAsync_TwoEvents_AnswersEachWithItsOwnResponse()
    {
        _harness.WithEvent("r-1", """{"n":1}""").WithEvent("r-2", """{"n":2}""");

        await _harness.RunAsync(static async (input, context) =>
        {
            using var reader = new StreamReader(input);
            return RuntimeHarness.Utf8($"{context.AwsRequestId}:{await reader.ReadToEndAsync(CancellationToken.None)}");
        });

        Assert.Equal(
            [
                "GET invocation/next", "POST invocation/r-1/response",
                "GET invocation/next", "POST invocation/r-2/response",
                "GET invocation/next",
            ],
            _harness.Calls);
        Assert.Equal("""r-1:{"n":1}""", _harness.Api.Calls[1].Body);
        Assert.Equal("""r-2:{"n":2}""", _harness.Api.Calls[3].Body);
        Assert.Equal("application/json", _harness.Api.Calls[1].ContentType);
    }

    [Theory]
    [InlineData("a/b?c d", "invocation/a%2Fb%3Fc%20d/response")]
    [InlineData("100%#1", "invocation/100%25%231/response")]
    public async Task RunAsync_RequestIdWithReservedCharacters_IsEscapedInThePath(string requestId, string path)
    {
        _harness.WithEvent(requestId);

        await _harness.RunAsync();

        Assert.Equal(path, _harness.Api.Calls[1].Path);
    }

    [Fact]
    public async Task RunAsync_NullStream_AnswersWithAnEmptyBody()
    {
        _harness.WithEvent();

        await _harness.RunAsync(static (_, _) => Task.FromResult<Stream>(null!));

        Assert.Equal("POST invocation/r-1/response", _harness.Calls[1]);
        Assert.Equal("", _harness.Api.Calls[1].Body);
    }

    [Fact]
    public async Task RunAsync_Response_IsReadFromItsPositionAndDisposed()
    {
        _harness.WithEvent();
        var stream = RuntimeHarness.Utf8("skip:rest");
        stream.Position = 5;

        await _harness.RunAsync((_, _) => Task.FromResult(stream));

        Assert.Equal("rest", _harness.Api.Calls[1].Body);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task RunAsync_Context_CarriesHeadersAndEnvironment()
    {
        _harness.Environment
            .With("AWS_LAMBDA_FUNCTION_NAME", "fgt")
            .With("AWS_LAMBDA_FUNCTION_VERSION", "7")
            .With("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512")
            .With("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/fgt")
            .With("AWS_LAMBDA_LOG_STREAM_NAME", "2026/03/01/[7]abc");
        _harness.WithEvent(change: static response =>
        {
            response.Headers.Add("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
            response.Headers.Add(
                "Lambda-Runtime-Client-Context",
                """{"client":{"app_title":"t","app_version_code":3},"custom":{"k":"v","n":[1]},"env":{"locale":"de"}}""");
            response.Headers.Add("Lambda-Runtime-Cognito-Identity", """{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}""");
        });
        ILambdaContext? seen = null;

        await _harness.RunAsync((_, context) =>
        {
            seen = context;
            return Task.FromResult(Stream.Null);
        });

        Assert.NotNull(seen);
        Assert.Equal("r-1", seen.AwsRequestId);
        Assert.Equal("fgt", seen.FunctionName);
        Assert.Equal("7", seen.FunctionVersion);
        Assert.Equal(512, seen.MemoryLimitInMB);
        Assert.Equal("/aws/lambda/fgt", seen.LogGroupName);
        Assert.Equal("2026/03/01/[7]abc", seen.LogStreamName);
        Assert.Equal("arn:aws:lambda:eu-west-1:123456789012:function:fgt", seen.InvokedFunctionArn);
        Assert.Equal("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700", seen.TraceId);
        Assert.Equal("t", seen.ClientContext?.Client?.AppTitle);
        Assert.Equal("3", seen.ClientContext?.Client?.AppVersionCode);
        Assert.Equal("", seen.ClientContext?.Client?.InstallationId);
        Assert.Equal("v", seen.ClientContext?.Custom["k"]);
        Assert.Equal("[1]", seen.ClientContext?.Custom["n"]);
        Assert.Equal("de", seen.ClientContext?.Environment["locale"]);
        Assert.Equal("i", seen.Identity?.IdentityId);
        Assert.Equal("p", seen.Identity?.IdentityPoolId);
    }

    [Fact]
    public async Task RunAsync_BareEvent_LeavesOptionalContextEmpty()
    {
        _harness.WithEvent(change: static response => response.Headers.Remove("Lambda-Runtime-Invoked-Function-Arn"));
        ILambdaContext? seen = null;

        await _harness.RunAsync((_, context) =>
        {
            seen = context;
            return Task.FromResult(Stream.Null);
        });

        Assert.NotNull(seen);
        Assert.Null(seen.ClientContext);
        Assert.Null(seen.Identity);
        Assert.Null(seen.LogGroupName);
        Assert.Null(seen.LogStreamName);
        Assert.Equal("", seen.TraceId);
        Assert.Equal("", seen.InvokedFunctionArn);
        Assert.Equal("", seen.FunctionName);
        Assert.Equal(0, seen.MemoryLimitInMB);
    }

    [Fact]
    public async Task RunAsync_RemainingTime_FollowsTheClockAndStopsAtZero()
    {
        _harness.WithEvent();
        var seen = new List<TimeSpan>();

        await _harness.RunAsync((_, context) =>
        {
            seen.Add(context.RemainingTime);
            _harness.Time.Advance(TimeSpan.FromSeconds(12));
            seen.Add(context.RemainingTime);
            _harness.Time.Advance(TimeSpan.FromSeconds(100));
            seen.Add(context.RemainingTime);
            return Task.FromResult(Stream.Null);
        });

        Assert.Equal([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(18), TimeSpan.Zero], seen);
    }

    [Fact]
    public async Task RunAsync_TraceId_IsInTheEnvironmentOfItsInvocationOnly()
    {
        _harness.WithEvent("r-1", change: static response => response.Headers.Add("Lambda-Runtime-Trace-Id", "Root=1-a"));
        _harness.WithEvent("r-2");
        var seen = new List<string?>();

        await _harness.RunAsync((_, _) =>
        {
            seen.Add(_harness.Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Task.FromResult(Stream.Null);
        });

        Assert.Equal(["Root=1-a", null], seen);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    public async Task RunAsync_MalformedClientContext_FailsThatInvocationOnly(string value)
    {
        _harness.WithEvent("r-1", change: response => response.Headers.TryAddWithoutValidation("Lambda-Runtime-Client-Context", value));
        _harness.WithEvent("r-2");

        await _harness.RunAsync();

        Assert.Equal(
            [
                "GET invocation/next", "POST invocation/r-1/error",
                "GET invocation/next", "POST invocation/r-2/response",
                "GET invocation/next",
            ],
            _harness.Calls);
        Assert.Equal("MalformedClientContext", _harness.Error().GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task RunAsync_CanceledDuringTheHandler_AnswersAndThenEnds()
    {
        _harness.WithEvent();
        using var shutdown = new CancellationTokenSource();
        using var http = new HttpClient(_harness.Api, disposeHandler: false);
        using var bootstrap = LambdaBootstrapBuilder
            .Create(async (_, _) =>
            {
                await shutdown.CancelAsync();
                return RuntimeHarness.Utf8("done");
            })
            .UseHttpClient(http)
            .UseEnvironment(_harness.Environment)
            .Build();

        await bootstrap.RunAsync(shutdown.Token);

        Assert.Equal(["GET invocation/next", "POST invocation/r-1/response"], _harness.Calls);
        Assert.Equal("done", _harness.Api.Calls[1].Body);
    }
}
