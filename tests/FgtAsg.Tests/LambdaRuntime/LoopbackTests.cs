using System.Net.Sockets;
using System.Text;
using Amazon.Lambda.RuntimeSupport;
using FgtAsg.LambdaRuntime.Hosting;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.LambdaRuntime.RuntimeApi;
using FgtAsg.Tests.Aws;

namespace FgtAsg.Tests.LambdaRuntime;

/// <summary>The loop with its own HTTP client over real sockets.</summary>
public sealed class LoopbackTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The same bytes answer the posted responses. There, only the status 200 matters.</summary>
    private static readonly byte[] Event = Encoding.UTF8.GetBytes(
        "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: r/1\r\nLambda-Runtime-Deadline-Ms: 4102444800000\r\n"
        + "Lambda-Runtime-Client-Context: {\"custom\":{\"name\":\"Zoë\"}}\r\nContent-Length: 7\r\n\r\n{\"n\":1}");

    [Fact]
    public async Task RunAsync_EventsThenShutdown_AnswersAndEndsCleanly()
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new SocketServer(request => request == 5, Event, async (_, token) =>
        {
            waiting.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        using var shutdown = new CancellationTokenSource();
        using var bootstrap = Build(new Uri(server.Url).Authority, shutdown.Token);

        var running = bootstrap.RunAsync(shutdown.Token);
        await waiting.Task.WaitAsync(Limit, TimeProvider.System);
        Assert.False(running.IsCompleted);
        await shutdown.CancelAsync();
        await running.WaitAsync(Limit, TimeProvider.System);

        Assert.Equal(
            [
                "GET /2018-06-01/runtime/invocation/next HTTP/1.1",
                """POST /2018-06-01/runtime/invocation/r%2F1/response HTTP/1.1 Zoë {"n":1}""",
                "GET /2018-06-01/runtime/invocation/next HTTP/1.1",
                """POST /2018-06-01/runtime/invocation/r%2F1/response HTTP/1.1 Zoë {"n":1}""",
                "GET /2018-06-01/runtime/invocation/next HTTP/1.1",
            ],
            server.Received.Select(request => $"{request.Split("\r\n")[0]} {request.Split("\r\n\r\n")[1]}".TrimEnd()));
    }

    [Fact]
    public async Task RunAsync_NoServerListens_ThrowsWithTheReason()
    {
        string address;
        await using (var server = new SocketServer(_ => false, Event, (_, _) => Task.CompletedTask))
        {
            address = new Uri(server.Url).Authority;
        }

        var exception = await FailureAsync(address);

        Assert.Null(exception.StatusCode);
        Assert.StartsWith(
            "Lambda Runtime API: GET /2018-06-01/runtime/invocation/next got no answer", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: r-1\r\nLambda-Runtime-Deadline-Ms: 1\r\nContent-Length: 50\r\n\r\n{}")]
    [InlineData("no http at all\r\n\r\n")]
    public async Task RunAsync_ConnectionIsClosedEarly_ThrowsWithTheReason(string answer)
    {
        // A client that received nothing may repeat the request on a new connection, and receives nothing again.
        await using var server = new SocketServer(_ => true, Event, async (socket, token) =>
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(answer), token);
            socket.Shutdown(SocketShutdown.Both);
        });

        await FailureAsync(new Uri(server.Url).Authority);
    }

    private static async Task<RuntimeApiException> FailureAsync(string hostAndPort)
    {
        using var bootstrap = Build(hostAndPort, CancellationToken.None);
        return await Assert.ThrowsAsync<RuntimeApiException>(
            () => bootstrap.RunAsync(CancellationToken.None).WaitAsync(Limit, TimeProvider.System));
    }

    private static LambdaBootstrap Build(string hostAndPort, CancellationToken cancellationToken) => LambdaBootstrapBuilder
        .Create(async (input, context) =>
        {
            using var reader = new StreamReader(input);
            var name = context.ClientContext?.Custom["name"];
            return RuntimeHarness.Utf8($"{name} {await reader.ReadToEndAsync(cancellationToken)}");
        })
        .UseEnvironment(new FakeEnvironment().With("AWS_LAMBDA_RUNTIME_API", hostAndPort))
        .UseLogging(LambdaLogging.Create(new FakeEnvironment(), TextWriter.Null))
        .Build();
}
