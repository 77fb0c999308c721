namespace FgtAsg.Start;

/// <summary>One delivery's work on one start of an instance.</summary>
/// <param name="Subject">The instance.</param>
/// <param name="Key">The key of the start's record.</param>
/// <param name="Marker">The comment of its command.</param>
/// <param name="Owner">This delivery's name, which no other has.</param>
/// <param name="StartedAt">When the instance started.</param>
/// <param name="Until">When Lambda ends it.</param>
internal sealed record StartRun(StartSubject Subject, string Key, string Marker, string Owner, DateTimeOffset StartedAt, DateTimeOffset Until)
{
    public InstanceId Id => Subject.Id;
}
