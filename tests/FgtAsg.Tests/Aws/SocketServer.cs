using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FgtAsg.Tests.Aws;

/// <summary>
/// A server on a real socket. It counts the requests. A predicate selects the requests that fail; the others get the answer.
/// </summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Socket, CancellationToken, Task> _failure;
    private readonly byte[] _answer;
    private readonly Func<int, bool> _fails;
    private readonly ConcurrentQueue<string> _received = new();
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;
    private int _requests;

    /// <param name="fails">Whether the request with this number fails. The first request has the number 1.</param>
    /// <param name="answer">The response, with headers, to all other requests.</param>
    /// <param name="failure">Handles a failing request after it was received completely. Then the server closes the connection.</param>
    public SocketServer(Func<int, bool> fails, byte[] answer, Func<Socket, CancellationToken, Task> failure)
    {
        (_fails, _answer, _failure) = (fails, answer, failure);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}/";

    /// <summary>The number of completely received requests.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The completely received requests, with their headers.</summary>
    public IReadOnlyCollection<string> Received => _received;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                while (await ReceiveAsync(socket) is { } request)
                {
                    _received.Enqueue(request);
                    if (_fails(Interlocked.Increment(ref _requests)))
                    {
                        await _failure(socket, _end.Token);
                        return;
                    }

                    await socket.SendAsync(_answer, _end.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // The test is over, or the client closed its connection.
            }
        }
    }

    /// <summary>Receives one request with its body.</summary>
    /// <returns>Null if the client sends no further request.</returns>
    private async Task<string?> ReceiveAsync(Socket socket)
    {
        var text = "";
        var buffer = new byte[16_384];
        while (!IsWhole(text))
        {
            var received = await socket.ReceiveAsync(buffer, _end.Token);
            if (received == 0)
            {
                return null;
            }

            text += Encoding.Latin1.GetString(buffer, 0, received);
        }

        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text));
    }

    private static bool IsWhole(string text)
    {
        const string LengthHeader = "Content-Length: ";
        var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var length = text.IndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
        if (body < 4 || length < 0)
        {
            return body >= 4;
        }

        var digits = text.AsSpan(length + LengthHeader.Length);
        return text.Length - body >= int.Parse(digits[..digits.IndexOf('\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
