using System.Text;

namespace FgtAsg.Tests.LambdaRuntime;

/// <summary>A slow writer that is not thread-safe and detects concurrent use.</summary>
internal sealed class OverlapWriter : TextWriter
{
    private int _inside;

    public override Encoding Encoding => Encoding.UTF8;

    public bool Overlapped { get; private set; }

    public StringWriter Written { get; } = new();

    public override void Write(string? value)
    {
        Overlapped |= Interlocked.Increment(ref _inside) > 1;
        lock (Written)
        {
            Written.Write(value);
        }

        // Waits long enough for another thread to enter, unless something prevents it.
        SpinWait.SpinUntil(() => Volatile.Read(ref _inside) > 1, TimeSpan.FromMilliseconds(1));
        Interlocked.Decrement(ref _inside);
    }

    protected override void Dispose(bool disposing)
    {
        Written.Dispose();
        base.Dispose(disposing);
    }
}
