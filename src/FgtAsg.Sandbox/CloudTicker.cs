using FgtAsg.Sandbox.Model;

namespace FgtAsg.Sandbox;

/// <summary>Lets happen, in time, what the model has due.</summary>
internal sealed class CloudTicker : IAsyncDisposable
{
    // What is due can come nearer by a call on the model that nobody tells of, so no wait is longer than this.
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

        // Timers may fire a little early, so a wait is never nothing: that would spin until the time is there.
        return TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, LongestWait.TotalMilliseconds));
    }
}
