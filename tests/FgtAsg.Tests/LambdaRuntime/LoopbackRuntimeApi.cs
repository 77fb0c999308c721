using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FgtAsg.Tests.LambdaRuntime;

/// <summary>
/// A Runtime API on a real socket of this machine: one answer a request, from a script of raw HTTP answers.
/// A null answer closes the connection without a word. After the script, requests wait for ever.
/// </summary>
internal sealed class LoopbackRuntimeApi : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string?> _script;
    private readonly Task _serving;

    private readonly bool _closeAfterAnswer;

    /// <param name="closeAfterAnswer">Closes the connection after each answer, also where the answer promised more.</param>
    public LoopbackRuntimeApi(IEnumerable<string?> script, bool closeAfterAnswer = false)
    {
        _closeAfterAnswer = closeAfterAnswer;
        _script = new Queue<string?>(script);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The request lines with their bodies.</summary>
    public List<string> Requests { get; } = [];

    public string HostAndPort => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Ends when a request waits that the script has no answer for.</summary>
    public Task Waiting => _waiting.Task;

    public static string Answer(string status, string headers, string body) =>
        $"HTTP/1.1 {status}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeConnectionAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeConnectionAsync(NetworkStream stream)
    {
        while (await ReadRequestAsync(stream) is { } request)
        {
            Requests.Add(request);
            if (!_script.TryDequeue(out var answer))
            {
                _waiting.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
            }

            if (answer is null)
            {
                return;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
            if (_closeAfterAnswer)
            {
                return;
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var length = lines.FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var body = new byte[length is null ? 0 : int.Parse(length["Content-Length:".Length..], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return $"{lines[0]} {Encoding.UTF8.GetString(body)}".TrimEnd();
    }
}
