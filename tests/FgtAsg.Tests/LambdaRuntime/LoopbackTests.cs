using System.Net;
using System.Net.Sockets;
using Amazon.Lambda.RuntimeSupport;

namespace FgtAsg.Tests.LambdaRuntime;

/// <summary>The loop with its own HTTP client, over real sockets.</summary>
public sealed class LoopbackTests
{
    private const string Accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

    private static readonly string Event = LoopbackRuntimeApi.Answer(
        "200 OK",
        "Lambda-Runtime-Aws-Request-Id: r/1\r\nLambda-Runtime-Deadline-Ms: 4102444800000\r\n"
        + "Lambda-Runtime-Client-Context: {\"custom\":{\"name\":\"Zoë\"}}\r\n",
        """{"n":1}""");

    [Fact]
    public async Task RunAsync_EventsThenShutdown_AnswersAndEndsCleanly()
    {
        await using var api = new LoopbackRuntimeApi([Event, Accepted, Event, Accepted]);
        using var shutdown = new CancellationTokenSource();
        using var bootstrap = Build(api.HostAndPort, shutdown.Token);

        var running = bootstrap.RunAsync(shutdown.Token);
        await api.Waiting.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.False(running.IsCompleted);
        await shutdown.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        Assert.Equal(
            [
                "GET /2018-06-01/runtime/invocation/next HTTP/1.1",
                """POST /2018-06-01/runtime/invocation/r%2F1/response HTTP/1.1 Zoë {"n":1}""",
                "GET /2018-06-01/runtime/invocation/next HTTP/1.1",
                """POST /2018-06-01/runtime/invocation/r%2F1/response HTTP/1.1 Zoë {"n":1}""",
                "GET /2018-06-01/runtime/invocation/next HTTP/1.1",
            ],
            api.Requests);
    }

    [Fact]
    public async Task RunAsync_NobodyListens_SaysSo()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var bootstrap = Build($"127.0.0.1:{port}", CancellationToken.None);

        var exception = await Assert.ThrowsAsync<RuntimeApiException>(
            () => bootstrap.RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));

        Assert.Null(exception.StatusCode);
        Assert.StartsWith(
            "Lambda Runtime API: GET /2018-06-01/runtime/invocation/next got no answer", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: r-1\r\nLambda-Runtime-Deadline-Ms: 1\r\nContent-Length: 50\r\n\r\n{}")]
    [InlineData("no http at all\r\n\r\n")]
    public async Task RunAsync_ConnectionClosedInTheMiddle_SaysSo(string? answer)
    {
        // A client that got nothing at all may ask again on a new connection, and gets nothing again.
        await using var api = new LoopbackRuntimeApi([answer, null, null, null], closeAfterAnswer: true);
        using var bootstrap = Build(api.HostAndPort, CancellationToken.None);

        await Assert.ThrowsAsync<RuntimeApiException>(
            () => bootstrap.RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));
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
