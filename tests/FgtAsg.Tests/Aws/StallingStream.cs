namespace FgtAsg.Tests.Aws;

/// <summary>A body that sends only its beginning. Further reads wait until the connection is closed.</summary>
internal sealed class StallingStream(byte[] beginning) : Stream
{
    private readonly ManualResetEventSlim _closed = new();
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position;

    /// <summary>Completes when the reader has read the beginning and waits for more.</summary>
    public Task Stalled => _stalled.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position < beginning.Length)
        {
            var read = Math.Min(count, beginning.Length - _position);
            Array.Copy(beginning, _position, buffer, offset, read);
            _position += read;
            return read;
        }

        _stalled.TrySetResult();
        _closed.Wait();
        throw new IOException("The connection was closed.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < beginning.Length)
        {
            var read = Math.Min(buffer.Length, beginning.Length - _position);
            beginning.AsMemory(_position, read).CopyTo(buffer);
            _position += read;
            return read;
        }

        _stalled.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("An infinite delay ended.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _closed.Set();
        base.Dispose(disposing);
    }
}
