using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>Counts the heartbeats. Each one fails with <paramref name="error"/> if that is given.</summary>
internal sealed class RecordingHeartbeat(Exception? error = null) : IHeartbeat
{
    public int Asked { get; private set; }

    public Task BeatIfDueAsync(CancellationToken cancellationToken)
    {
        Asked++;
        return error is null ? Task.CompletedTask : Task.FromException(error);
    }
}
