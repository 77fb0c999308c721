namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>A lock between processes: a file that is kept open. The operating system releases it when the process dies.</summary>
internal static class LockFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <exception cref="IOException">The file could not be locked within <paramref name="timeout"/>.</exception>
    public static async Task<FileStream> AcquireAsync(
        string path, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (timeProvider.GetElapsedTime(started) < timeout)
            {
                await Task.Delay(Pause, timeProvider, cancellationToken);
            }
        }
    }
}
