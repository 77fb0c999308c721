namespace FgtAsg.Fleet;

/// <summary>What could not be freed. It keeps the function's tags, so the next clean-up of the instance finds it again.</summary>
internal sealed record UnreleasedResource(string ResourceId, string Reason)
{
    public override string ToString() => $"{ResourceId} ({Reason})";
}
