namespace FgtAsg.Intake;

/// <summary>What S3 has under a licence file's key at one moment.</summary>
internal abstract record SeenFile
{
    private SeenFile()
    {
    }

    /// <summary>
    /// Without quotes; null where there is no object. It changes with each content, and under SSE-KMS with each write too.
    /// </summary>
    public abstract string? ETag { get; }

    /// <summary>There is no such object.</summary>
    internal sealed record Gone : SeenFile
    {
        public static readonly Gone Instance = new();

        public override string? ETag => null;
    }

    /// <summary>There is one, and it is no licence.</summary>
    internal sealed record Bad(string Reason, string Tag) : SeenFile
    {
        public override string ETag => Tag;
    }

    /// <summary>There is a licence.</summary>
    /// <param name="Digest">Of its text, as <see cref="LicenseContent"/> says.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Tag">The object's ETag.</param>
    /// <param name="LastModified">When it was put.</param>
    internal sealed record License(string Digest, long Size, string Tag, DateTimeOffset LastModified) : SeenFile
    {
        public override string ETag => Tag;
    }
}
