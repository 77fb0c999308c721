using System.Net.Sockets;
using System.Text;
using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS.Model;
using Amazon.StepFunctions.Model;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>
/// Uses real sockets and the function's own connections, because the SDK also repeats requests below its retry policy. It does so when it
/// considers the connection stale.
/// </summary>
public sealed class SentOnceTests
{
    /// <summary>Enough time for an answer on a busy machine.</summary>
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(30);

    /// <summary>For failures where the first answer never comes and the second one does.</summary>
    private static readonly TimeSpan ShortAttempt = TimeSpan.FromSeconds(5);

    private static readonly Call[] Calls =
    [
        EC2("AllocateAddress", Bodies.Allocated, (ec2, token) => ec2.AllocateAddressAsync(new AllocateAddressRequest(), token)),
        EC2("CreateSnapshot", Bodies.SnapshotBegun, (ec2, token) => ec2.CreateSnapshotAsync(new CreateSnapshotRequest(), token)),
        Of(
            "SendCommand", Bodies.CommandSent, JsonError, TestClients.Ssm,
            (ssm, token) => ssm.SendCommandAsync(new SendCommandRequest(), token)),
        Of(
            "Publish", "<PublishResponse/>", QueryError, TestClients.Sns,
            (sns, token) => sns.PublishAsync(new PublishRequest(), token)),
        Of(
            "TerminateInstanceInAutoScalingGroup", Bodies.Terminating, QueryError, TestClients.AutoScaling,
            (autoScaling, token) => autoScaling.TerminateInstanceInAutoScalingGroupAsync(
                new TerminateInstanceInAutoScalingGroupRequest { ShouldDecrementDesiredCapacity = true }, token)),
        StartExecution(name: null),
        // Repeatable requests show that the server counts repeats. The name of an execution works as an idempotency token.
        EC2("DescribeAddresses", Bodies.NoAddresses, (ec2, token) => ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), token)) with
        {
            MustBeOnce = false,
        },
        Of(
            "GetCommandInvocation", """{"CommandId":"c-1","Status":"InProgress"}""", JsonError, TestClients.Ssm,
            (ssm, token) => ssm.GetCommandInvocationAsync(new GetCommandInvocationRequest(), token)) with
        {
            MustBeOnce = false,
        },
        Of(
            "SendMessage", """{"MessageId":"m-1","MD5OfMessageBody":"6f8f57715090da2632453988d9a1501b"}""", JsonError, TestClients.Sqs,
            (sqs, token) => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = "queue", MessageBody = "m" }, token)) with
        {
            MustBeOnce = false,
        },
        StartExecution("name") with { Name = "StartExecution by a name", MustBeOnce = false },
        Of(
            "StartInstanceRefresh", Bodies.Refreshing, QueryError, TestClients.AutoScaling,
            (autoScaling, token) => autoScaling.StartInstanceRefreshAsync(new StartInstanceRefreshRequest(), token)) with
        {
            MustBeOnce = false,
        },
    ];

    private static readonly Dictionary<string, Func<Call, Socket, CancellationToken, Task>> Failures = new()
    {
        ["500"] = (call, socket, token) => RespondAsync(socket, "500 Internal Server Error", call.Error("InternalError"), token),
        ["503"] = (call, socket, token) => RespondAsync(socket, "503 Service Unavailable", call.Error("ServiceUnavailable"), token),
        ["Unavailable"] = (call, socket, token) => RespondAsync(socket, "503 Service Unavailable", call.Error("Unavailable"), token),
        ["RequestTimeout"] = (call, socket, token) => RespondAsync(socket, "400 Bad Request", call.Error("RequestTimeout"), token),
        ["a gateway's page"] = (_, socket, token) => RespondAsync(socket, "504 Gateway Timeout", "<html>Gateway timeout</html>", token),
        ["reset"] = (_, socket, _) =>
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            return Task.CompletedTask;
        },
        ["closed unanswered"] = (_, socket, _) =>
        {
            socket.Shutdown(SocketShutdown.Both);
            return Task.CompletedTask;
        },
        ["cut off"] = async (call, socket, token) =>
        {
            await socket.SendAsync(Half(call), token);
            socket.Shutdown(SocketShutdown.Both);
        },
        ["no answer"] = (_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token),
        ["a body that stalls"] = async (call, socket, token) =>
        {
            await socket.SendAsync(Half(call), token);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        },
        ["a foreign body"] = (_, socket, token) => RespondAsync(socket, "200 OK", "<html>Please log in</html>", token),
        ["throttled"] = (call, socket, token) =>
            RespondAsync(socket, "503 Service Unavailable", call.Error("RequestLimitExceeded"), token),
        ["throttled, as the caller's error"] = (call, socket, token) =>
            RespondAsync(socket, "400 Bad Request", call.Error("Throttling"), token),
    };

    public static TheoryData<string, RequestRetryMode> EachFailure
    {
        get
        {
            var data = new TheoryData<string, RequestRetryMode>();
            foreach (var failure in Failures.Keys)
            {
                data.Add(failure, RequestRetryMode.Standard);
                data.Add(failure, RequestRetryMode.Adaptive);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EachFailure))]
    public async Task Request_MustNotBeSentTwice_IsRepeatedOnlyAfterThrottling(string failure, RequestRetryMode mode)
    {
        // .NET also repeats some requests that fail on a reused connection.
        var results = await Task.WhenAll(
            Calls.SelectMany(call => new[] { call, call with { IsOnUsedConnection = true } })
                .Select(call => SendAsync(call, failure, mode)));

        Assert.Equal(
            Calls.Select(call => call.MustBeOnce && !failure.StartsWith("throttled", StringComparison.Ordinal)
                    ? $"{call.Name}: 1, failed"
                    : $"{call.Name}: 2, answered")
                .SelectMany(result => new[] { result, result }),
            results);
    }

    /// <returns>The call's name, the number of requests, and the outcome.</returns>
    private static async Task<string> SendAsync(Call call, string failure, RequestRetryMode mode)
    {
        var limit = failure is "no answer" or "a body that stalls" ? ShortAttempt : Attempt;
        var (requests, end) = await SendWithinAsync(limit, call, failure, mode);
        // On a busy machine the short time may end before the request arrives or before the repeat is answered. Such a run proves nothing.
        if (requests is not (1 or 2) && limit != Attempt)
        {
            (requests, end) = await SendWithinAsync(Attempt, call, failure, mode);
        }

        return $"{call.Name}: {requests}, {end}";
    }

    private static async Task<(int Requests, string End)> SendWithinAsync(TimeSpan limit, Call call, string failure, RequestRetryMode mode)
    {
        var before = call.IsOnUsedConnection ? 1 : 0;
        using var http = new ServiceHttp();
        await using var server = new SocketServer(
            request => request == before + 1, Response("200 OK", call.Answer), (socket, token) => Failures[failure](call, socket, token));
        for (var i = 0; i < before; i++)
        {
            await call.SendAsync(config => Configure(config, Attempt), CancellationToken.None);
        }

        var error = await Record.ExceptionAsync(() => call.SendAsync(config => Configure(config, limit), CancellationToken.None));
        var end = error is null ? "answered" : AwsErrors.IsTransient(error) ? "failed" : error.ToString();
        return (server.Requests - before, end);

        void Configure(ClientConfig config, TimeSpan attempt)
        {
            config.HttpClientFactory = http;
            config.ServiceURL = server.Url;
            config.AuthenticationRegion = "eu-central-1";
            config.RetryMode = mode;
            config.Timeout = attempt;
        }
    }

    private static Call EC2(string name, string answer, Func<AmazonEC2Client, CancellationToken, Task> send) =>
        Of(name, answer, code => Bodies.EC2Error(code), TestClients.EC2, send);

    private static Call StartExecution(string? name) => Of(
        "StartExecution", """{"executionArn":"arn","startDate":1}""", JsonError, TestClients.StepFunctions,
        (stepFunctions, token) => stepFunctions.StartExecutionAsync(new StartExecutionRequest { Name = name }, token));

    private static Call Of<TClient>(
        string name,
        string answer,
        Func<string, string> error,
        Func<FakeService, Action<ClientConfig>, TClient> create,
        Func<TClient, CancellationToken, Task> send)
        where TClient : AmazonServiceClient => new(name, answer, error, async (configure, token) =>
        {
            using var client = create(new FakeService(), configure);
            await send(client, token);
        });

    private static string QueryError(string code) => Bodies.QueryError(code);

    private static string JsonError(string code) => $$"""{"__type":"{{code}}"}""";

    /// <summary>Announces that the server closes the connection, so that the next request does not use it.</summary>
    private static Task RespondAsync(Socket socket, string status, string body, CancellationToken cancellationToken) =>
        socket.SendAsync(Response(status, body, "Connection: close\r\n"), cancellationToken).AsTask();

    private static byte[] Response(string status, string body, string header = "") => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status}\r\nContent-Type: text/xml\r\n{header}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static byte[] Half(Call call) => Response("200 OK", call.Answer)[..^(call.Answer.Length / 2)];

    private sealed record Call(
        string Name, string Answer, Func<string, string> Error, Func<Action<ClientConfig>, CancellationToken, Task> SendAsync)
    {
        public bool MustBeOnce { get; init; } = true;

        public bool IsOnUsedConnection { get; init; }
    }
}
