namespace FgtAsg.Sandbox.Calls;

/// <summary>A call and what came of it.</summary>
public sealed record RecordedCall
{
    /// <summary>Counted from 1, in the order in which calls arrived.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Duration { get; init; }

    public required ServiceCall Call { get; init; }

    public string Service => Call.Service;

    /// <inheritdoc cref="ServiceCall.Region"/>
    public string? Region => Call.Region;

    public string Action => Call.Action;

    /// <inheritdoc cref="ServiceCall.Resource"/>
    public string? Resource => Call.Resource;

    /// <inheritdoc cref="ServiceCall.Parameters"/>
    public IReadOnlyDictionary<string, string> Parameters => Call.Parameters;

    /// <summary>What the service answered, also where the caller never saw it; 0 when the call was dropped before it was performed.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The answer's error code, such as <c>PreconditionFailed</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The name of the injected fault's rule.</summary>
    public string? Fault { get; init; }

    /// <summary>The length of the request's body.</summary>
    public int RequestBytes { get; init; }

    /// <summary>The length of the answer's body.</summary>
    public int ResponseBytes { get; init; }

    /// <summary>The round that it was part of, counted from 1; 0 where the front end runs without <see cref="FrontEnd.Rounds.Lockstep"/>.</summary>
    public int Round { get; init; }
}
