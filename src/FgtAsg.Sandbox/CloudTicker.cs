using FgtAsg.Sandbox.Model;

namespace FgtAsg.Sandbox;

/// <summary>Performs the model's scheduled changes on time.</summary>
internal sealed class CloudTicker : IAsyncDisposable
{
    // A call on the model can schedule an earlier change without a notification to this class, so no wait is longer than this.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    private readonly Cloud _cloud;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly Task _running;

    public CloudTicker(Cloud cloud, TimeProvider timeProvider)
    {
        _cloud = cloud;
        _timeProvider = timeProvider;
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        await _running;
        _lifetime.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_lifetime.IsCancellationRequested)
        {
            _cloud.Tick();
            try
            {
                await Task.Delay(NextWait(), _timeProvider, _lifetime.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private TimeSpan NextWait()
    {
        var wait = _cloud.NextDue - _timeProvider.GetUtcNow() ?? LongestWait;

        // Timers may fire slightly early. A wait of at least 1 ms prevents a busy loop until the due time.
        return TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, LongestWait.TotalMilliseconds));
    }
}
