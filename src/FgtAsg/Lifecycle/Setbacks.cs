namespace FgtAsg.Lifecycle;

/// <summary>What passes by itself and cost one invocation some of its time: where the time runs out, it may be the reason.</summary>
internal sealed class Setbacks
{
    private volatile Exception? _last;

    /// <summary>The last throttled call, or failure of a service or a connection; null for none.</summary>
    public Exception? Last => _last;

    public void Note(Exception transient) => _last = transient;
}
