using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FgtAsg.Tests.Aws;

/// <summary>A server on a real socket. It counts the requests: one of them meets the failure, each other one is answered.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Socket, CancellationToken, Task> _failure;
    private readonly byte[] _answer;
    private readonly int _failing;
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;
    private int _requests;

    /// <param name="failing">The number of the request that fails, from 1 up.</param>
    /// <param name="failure">What becomes of it, once it has come whole.</param>
    /// <param name="answer">The response, headers included, to each other one.</param>
    public SocketServer(int failing, Func<Socket, CancellationToken, Task> failure, byte[] answer)
    {
        (_failing, _failure, _answer) = (failing, failure, answer);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}/";

    /// <summary>How many requests came whole.</summary>
    public int Requests => Volatile.Read(ref _requests);

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
                while (await ReceiveAsync(socket))
                {
                    if (Interlocked.Increment(ref _requests) == _failing)
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

    /// <summary>Receives one request, its body included.</summary>
    /// <returns>False where the client sends no more.</returns>
    private async Task<bool> ReceiveAsync(Socket socket)
    {
        var text = "";
        var buffer = new byte[16_384];
        while (!IsWhole(text))
        {
            var received = await socket.ReceiveAsync(buffer, _end.Token);
            if (received == 0)
            {
                return false;
            }

            text += Encoding.Latin1.GetString(buffer, 0, received);
        }

        return true;
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
