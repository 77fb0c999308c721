namespace FgtAsg.Sandbox.Calls;

/// <summary>One request, as far as it can be told from the outside.</summary>
public sealed record ServiceCall
{
    /// <summary>The service name of the request's signature, such as <c>ec2</c>, <c>autoscaling</c>, <c>s3</c>, <c>dynamodb</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The region of the request's signature; <see langword="null"/> where it is not signed.</summary>
    public string? Region { get; init; }

    /// <summary>The operation's official name, such as <c>CreateNetworkInterface</c> or <c>PutObjectTagging</c>; for other REST services, method and path.</summary>
    public required string Action { get; init; }

    /// <summary><c>bucket/key</c>, <c>bucket</c>, a table's name or a hosted zone's id, where there is one.</summary>
    public string? Resource { get; init; }

    /// <summary>The form's fields for query services, the scalars on the top level of the body for JSON services, the query string for the others.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    internal Protocol Protocol { get; init; }
}

/// <summary>How a service writes its answers, errors among them.</summary>
internal enum Protocol
{
    Ec2,
    Query,
    S3,
    RestXml,
    Json,
}
