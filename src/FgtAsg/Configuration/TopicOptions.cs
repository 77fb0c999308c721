namespace FgtAsg.Configuration;

/// <summary>The SNS topics that follow the fleet, by their ARNs; null for a transition that nobody is told of.</summary>
internal sealed record TopicOptions
{
    public string? Launched { get; init; }

    public string? Running { get; init; }

    public string? Terminating { get; init; }
}
