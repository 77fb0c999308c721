namespace FgtAsg.Recycle;

/// <summary>What a message of a run is about: its field and message attribute <c>event</c>.</summary>
internal static class RecycleEvent
{
    public const string Start = "start";
    public const string Step = "step";
    public const string End = "end";
    public const string Failure = "failure";
}
