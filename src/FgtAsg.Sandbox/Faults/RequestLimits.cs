namespace FgtAsg.Sandbox.Faults;

/// <summary>
/// How often AWS lets an account call: a bucket of tokens for each operation and region, which fills again at a steady rate. A call takes
/// a token; where there is none, it is refused and takes none.
/// </summary>
/// <remarks>
/// By "Request throttling for the Amazon EC2 API" (EC2 Developer Guide) and "Amazon Route 53 quotas" (Route 53 Developer Guide). Other
/// services publish no such numbers, or ones that a fleet does not reach.
/// </remarks>
public sealed record RequestLimits
{
    /// <summary>As many calls as anybody likes.</summary>
    public static RequestLimits None { get; } = new() { AreOn = false };

    /// <summary>AWS's published limits, in an account where nobody else calls.</summary>
    public static RequestLimits Published { get; } = new();

    /// <summary>The share of each bucket's refill that others use up, from 0 to 1.</summary>
    public double ForeignLoad { get; init; }

    internal bool AreOn { get; private init; } = true;

    /// <summary>What one operation's bucket is like.</summary>
    /// <param name="service"><c>ec2</c> or <c>route53</c>; others have none.</param>
    /// <param name="operation">Such as <c>AttachNetworkInterface</c>.</param>
    /// <param name="isNarrowed">Whether a describe has a filter or asks for pages.</param>
    /// <returns>How many tokens it holds, and how many come back in a second; null for no limit.</returns>
    public static (int Capacity, int Refill)? Of(string service, string operation, bool isNarrowed) => (service, operation) switch
    {
        ("route53", _) => (5, 5),
        ("ec2", "CreateNetworkInterface" or "DeleteNetworkInterface" or "ModifyNetworkInterfaceAttribute") => (100, 5),
        ("ec2", "DescribeInstances" or "DescribeNetworkInterfaces" or "DescribeSecurityGroups" or "DescribeSnapshots" or "DescribeVolumes")
            when !isNarrowed => (50, 10),
        ("ec2", _) when operation.StartsWith("Describe", StringComparison.Ordinal) => (100, 20),
        ("ec2", _) => (50, 5),
        _ => null,
    };
}

/// <summary>What became of an account's calls of one operation.</summary>
/// <param name="Service">As signatures name it.</param>
/// <param name="Operation">Such as <c>AttachNetworkInterface</c>; Route 53 counts all of them together, as <c>*</c>.</param>
/// <param name="Granted">Calls that were let through.</param>
/// <param name="Refused">Calls that were throttled.</param>
/// <param name="Least">How long the granted calls take at the least, since the bucket is what it is.</param>
public sealed record RequestUse(string Service, string Operation, int Granted, int Refused, TimeSpan Least);
