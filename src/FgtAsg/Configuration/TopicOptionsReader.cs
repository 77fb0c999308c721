using System.Text.RegularExpressions;

namespace FgtAsg.Configuration;

/// <summary>Reads the SNS topics for lifecycle transitions.</summary>
internal static partial class TopicOptionsReader
{
    public static TopicOptions Read(Variables variables) => new()
    {
        Launched = Topic(variables, "launched_topic_arn"),
        Running = Topic(variables, "running_topic_arn"),
        Terminating = Topic(variables, "terminating_topic_arn"),
    };

    private static string? Topic(Variables variables, string name)
    {
        var arn = variables.Optional(name);
        if (arn is not null && !TopicPattern().IsMatch(arn))
        {
            variables.Errors.Add($"{name} is '{arn}': expected the ARN of a standard SNS topic (arn:aws:sns:...)");
        }

        return arn;
    }

    [GeneratedRegex(
        @"\Aarn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TopicPattern();
}

/// <summary>The ARNs of the SNS topics that get notifications about the fleet; null for a transition without one.</summary>
internal sealed record TopicOptions
{
    public string? Launched { get; init; }

    public string? Running { get; init; }

    public string? Terminating { get; init; }
}
