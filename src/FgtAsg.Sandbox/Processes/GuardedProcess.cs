using System.ComponentModel;
using System.Diagnostics;

namespace FgtAsg.Sandbox.Processes;

/// <summary>
/// A child process that cannot outlive this one, and whose output can be read up to a known point.
/// </summary>
/// <remarks>
/// The child is started by a shell that leaves a guard behind and then becomes the child (so the process id is the child's own). The
/// guard reads its standard input, a pipe that only this process holds: at its end, also after a kill -9, it kills the child. A line
/// that it reads it copies to both of the child's output pipes. Pipes keep their order, so when that line comes out at this end,
/// everything that the child wrote before has come out too. Ctrl-C in a terminal reaches
/// every process there, and none of these heeds it: it is for this process to end them, in its order.
/// </remarks>
internal sealed class GuardedProcess : IAsyncDisposable
{
    internal const string Script = """
        trap '' INT
        exec 3<&0 </dev/null
        (
            while read -r line <&3; do
                [ "$line" = leave ] && exit 0
                printf '%s\n' "$line"
                printf '%s\n' "$line" >&2
            done
            kill -9 "$$"
        ) &
        exec 3<&-
        exec "$0" "$@"
        """;

    private readonly Process _process;
    private readonly Action<string, bool> _onLine;
    private readonly SemaphoreSlim _flushing = new(1, 1);
    private readonly CancellationTokenSource _stopReading = new();
    private readonly Task _reading;
    private readonly string _marker = $"::flush-{Guid.NewGuid():N}-";
    private int _marks;
    private Mark? _mark;

    private GuardedProcess(Process process, Action<string, bool> onLine)
    {
        _process = process;
        _onLine = onLine;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, isError: false), ReadAsync(process.StandardError, isError: true));
        Exited = WaitForExitAsync();
    }

    public int Id => _process.Id;

    /// <summary>Ends with the process; the result is its exit code, 128 plus the signal's number when a signal ended it.</summary>
    public Task<int> Exited { get; }

    /// <param name="program">A program on PATH or its path.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="environment">The child's whole environment; nothing of this process' own is added.</param>
    /// <param name="onLine">Called for each line, with whether it came from standard error. Calls for the two streams may overlap.</param>
    /// <exception cref="PlatformNotSupportedException">There is no POSIX shell.</exception>
    public static GuardedProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, Action<string, bool> onLine)
    {
        var info = new ProcessStartInfo("/bin/sh", ["-c", Script, program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        info.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        try
        {
            var process = Process.Start(info) ?? throw new InvalidOperationException($"{program} did not start.");
            return new GuardedProcess(process, onLine);
        }
        catch (Win32Exception exception)
        {
            throw new PlatformNotSupportedException("The sandbox starts functions through a POSIX shell (sh), which is not here.", exception);
        }
    }

    /// <summary>Waits until every line that the process wrote before this call has been handed on.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _flushing.WaitAsync(cancellationToken);
        try
        {
            var mark = new Mark($"{_marker}{++_marks}");
            Volatile.Write(ref _mark, mark);
            await _process.StandardInput.WriteLineAsync(mark.Text.AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
            await Task.WhenAny(mark.Seen, _reading).WaitAsync(cancellationToken);
        }
        catch (IOException) when (Exited.IsCompleted)
        {
            // Somebody killed the guard too; then the pipes have ended with their last writer.
            await _reading.WaitAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _mark, null);
            _flushing.Release();
        }
    }

    /// <summary>kill -9. What the process wrote until then can still be flushed.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await Exited;
        await FlushAsync(CancellationToken.None);

        // Told to leave rather than left with a closed pipe: by now the child's process id may be someone else's.
        try
        {
            await _process.StandardInput.WriteLineAsync("leave");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard has left already.
        }

        // Not to the pipes' end: a process that the child started and left behind may hold them open.
        await _stopReading.CancelAsync();
        await _reading;
        _process.Dispose();
        _flushing.Dispose();
        _stopReading.Dispose();
    }

    private async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task ReadAsync(StreamReader stream, bool isError)
    {
        while (await NextLineAsync(stream) is { } line)
        {
            var marker = line.LastIndexOf(_marker, StringComparison.Ordinal);
            if (marker < 0)
            {
                _onLine(line, isError);
                continue;
            }

            // What stands before it is a line that the child had not ended yet.
            if (marker > 0)
            {
                _onLine(line[..marker], isError);
            }

            if (Volatile.Read(ref _mark) is { } mark && line.AsSpan(marker).SequenceEqual(mark.Text))
            {
                mark.SeenOn(isError);
            }
        }
    }

    private async Task<string?> NextLineAsync(StreamReader stream)
    {
        try
        {
            return await stream.ReadLineAsync(_stopReading.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed class Mark(string text)
    {
        private readonly TaskCompletionSource _output = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _error = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Text => text;

        public Task Seen => Task.WhenAll(_output.Task, _error.Task);

        public void SeenOn(bool isError) => (isError ? _error : _output).TrySetResult();
    }
}
