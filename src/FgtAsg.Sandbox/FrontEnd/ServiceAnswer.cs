namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>An HTTP answer, complete in memory.</summary>
public sealed record ServiceAnswer
{
    public required int StatusCode { get; init; }

    public IReadOnlyList<KeyValuePair<string, string[]>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the connection is cut instead of sending this.</summary>
    internal bool IsLost { get; init; }

    /// <summary>A connection that is cut before anything was done.</summary>
    internal static ServiceAnswer Dropped { get; } = new() { StatusCode = 0, IsLost = true };

    public static ServiceAnswer Text(int statusCode, string contentType, string body) => new()
    {
        StatusCode = statusCode,
        Headers = [new("Content-Type", [contentType])],
        Body = System.Text.Encoding.UTF8.GetBytes(body),
    };
}
