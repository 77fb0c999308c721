using System.ComponentModel;
using System.Diagnostics;

namespace FgtAsg.Sandbox.Processes;

/// <summary>A child process that cannot outlive this process, and whose output can be read up to a known point.</summary>
/// <remarks>
/// A shell starts a guard in the background and then replaces itself with the child, so that the process id is the child's. The guard
/// reads its standard input, a pipe that only this process holds. When the pipe ends, even if this process is killed, the guard kills the
/// child. The guard copies each line that it reads to both output pipes of the child. Pipes keep their order: when such a line arrives
/// here, all earlier output of the child has arrived too. Ctrl-C in a terminal reaches the guard and the child as well. They ignore it,
/// because this process ends them in a defined order.
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

    /// <summary>Completes when the process ends, with its exit code, or with 128 plus the signal's number if a signal ended it.</summary>
    public Task<int> Exited { get; }

    /// <param name="program">A program on PATH or its path.</param>
    /// <param name="arguments">Passed without changes.</param>
    /// <param name="environment">The complete environment of the child. It inherits no variables of this process.</param>
    /// <param name="onLine">Called for each line, with true for standard error. Calls for the two streams may overlap.</param>
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
            throw new PlatformNotSupportedException(
                "The sandbox starts functions through a POSIX shell (sh), which this system does not have.", exception);
        }
    }

    /// <summary>Waits until all lines that the process wrote before this call have been passed on.</summary>
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
            // The guard was killed too. The pipes then end with their last writer.
            await _reading.WaitAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _mark, null);
            _flushing.Release();
        }
    }

    /// <summary>Kills the process with SIGKILL. Its output until then can still be flushed.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await Exited;
        await FlushAsync(CancellationToken.None);

        // The guard must not just see a closed pipe: it would kill the child's process id, which another process may have by now.
        try
        {
            await _process.StandardInput.WriteLineAsync("leave");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard has already ended.
        }

        // Does not wait for the end of the pipes, because a background process of the child may keep them open.
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

            // The text before the marker is a line without a line break.
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
