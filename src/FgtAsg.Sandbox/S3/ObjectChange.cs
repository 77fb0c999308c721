namespace FgtAsg.Sandbox.S3;

/// <summary>An object that was written to a bucket, or deleted from it.</summary>
public sealed record ObjectChange
{
    public required string Bucket { get; init; }

    /// <summary>As it is, not URL-encoded.</summary>
    public required string Key { get; init; }

    public required ObjectChangeKind Kind { get; init; }

    /// <summary>In bytes; null for what was deleted.</summary>
    public long? Size { get; init; }

    /// <summary>Without its quotes; null for what was deleted.</summary>
    public string? ETag { get; init; }

    /// <summary>Hexadecimal, in capitals, of differing length; of two, padded on the right with zeros, the later change's is greater.</summary>
    public required string Sequencer { get; init; }

    public required DateTimeOffset Time { get; init; }

    public bool IsRemoval => Kind == ObjectChangeKind.Delete;
}
