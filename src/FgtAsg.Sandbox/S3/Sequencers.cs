using System.Globalization;

namespace FgtAsg.Sandbox.S3;

/// <summary>S3's sequencers: each greater than the one before, as S3 says to compare them (padded on the right), and not all of one length.</summary>
internal sealed class Sequencers(TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private long _last;
    private int _count;

    public string Next()
    {
        lock (_lock)
        {
            // By the clock, so that a bucket of the same name that is made anew goes on after the one before.
            _last = Math.Max(_last + 1, timeProvider.GetUtcNow().Ticks);
            var head = _last.ToString("X16", CultureInfo.InvariantCulture);

            // The head alone decides: the tail is there so that who compares as numbers, or as plain strings of one length, is found out.
            return (_count++ % 3) switch
            {
                0 => head + "E5",
                1 => head,
                _ => head + "0A17",
            };
        }
    }
}
