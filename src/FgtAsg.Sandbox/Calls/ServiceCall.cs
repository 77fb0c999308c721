namespace FgtAsg.Sandbox.Calls;

/// <summary>A request, as far as it can be identified without its service.</summary>
public sealed record ServiceCall
{
    /// <summary>The service name of the request's signature, such as <c>ec2</c>, <c>autoscaling</c>, <c>s3</c>, <c>dynamodb</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The region of the request's signature; <see langword="null"/> if the request is not signed.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The operation's official name, such as <c>CreateNetworkInterface</c> or <c>PutObjectTagging</c>. For other REST services: method
    /// and path.
    /// </summary>
    public required string Action { get; init; }

    /// <summary><c>bucket/key</c>, <c>bucket</c>, a table's name or a hosted zone's id; null for other requests.</summary>
    public string? Resource { get; init; }

    /// <summary>
    /// For query services the form's fields, for JSON services the scalars on the top level of the body, for the others the query string.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    internal Protocol Protocol { get; init; }
}

/// <summary>The format of a service's responses, including errors.</summary>
internal enum Protocol
{
    Ec2,
    Query,
    S3,
    RestXml,
    Json,
}
