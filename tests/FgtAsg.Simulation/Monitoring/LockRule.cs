using System.Globalization;
using Amazon.S3.Model;
using FgtAsg.Sandbox.S3;
using FgtAsg.Simulation.World;

namespace FgtAsg.Simulation.Monitoring;

/// <summary>
/// No process takes the track file's lock while it sees that another writer has it and that its lease is valid. (If several processes see
/// it free, the last one gets it, because S3's tags know no conditions.)
/// </summary>
internal sealed class LockRule(Bucket bucket)
{
    private readonly Dictionary<int, (string Owner, DateTimeOffset Expires)> _seen = [];

    /// <param name="process">The process that calls.</param>
    /// <param name="call">The call that has taken effect.</param>
    public IEnumerable<string> Called(int process, AwsCall call, DateTimeOffset now)
    {
        if (call.Request is GetObjectTaggingRequest { Key: SimulatedFleet.TrackKey })
        {
            var tags = bucket.Get(SimulatedFleet.TrackKey).Tags;
            if (tags.GetValueOrDefault("lock_id") is { Length: > 0 } owner
                && DateTimeOffset.TryParse(tags.GetValueOrDefault("lock_expires"), CultureInfo.InvariantCulture, out var expires)
                && expires > now)
            {
                _seen[process] = (owner, expires);
            }
            else
            {
                _seen.Remove(process);
            }
        }
        else if (call.Request is GetObjectRequest { Key: SimulatedFleet.TrackKey } && bucket.Get(SimulatedFleet.TrackKey).Tags.Count == 0)
        {
            _seen.Remove(process);
        }
        else if (call.Request is PutObjectTaggingRequest { Key: SimulatedFleet.TrackKey } put
            && put.Tagging.TagSet.Find(tag => tag.Key == "lock_id") is { Value.Length: > 0 } taken
            && _seen.TryGetValue(process, out var seen)
            && seen.Owner != taken.Value
            && seen.Expires > now)
        {
            yield return $"{taken.Value} took the track file's lock from {seen.Owner}, whose lease runs until {seen.Expires:T}";
        }
    }
}
