using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>Counts how often it was asked to beat, and fails each time where an error is given.</summary>
internal sealed class RecordingHeartbeat(Exception? error = null) : IHeartbeat
{
    public int Asked { get; private set; }

    public Task BeatIfDueAsync(CancellationToken cancellationToken)
    {
        Asked++;
        return error is null ? Task.CompletedTask : Task.FromException(error);
    }
}
