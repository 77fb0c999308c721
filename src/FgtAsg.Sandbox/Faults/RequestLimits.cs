namespace FgtAsg.Sandbox.Faults;

/// <summary>
/// AWS's request limits for an account: a token bucket for each operation and region with a constant refill rate. A call takes a token.
/// If the bucket is empty, the call is refused and takes no token.
/// </summary>
/// <remarks>
/// Source: "Request throttling for the Amazon EC2 API" (EC2 Developer Guide) and "Amazon Route 53 quotas" (Route 53 Developer Guide).
/// Other services publish no limits, or limits that a fleet does not reach.
/// </remarks>
public sealed record RequestLimits
{
    /// <summary>No limits.</summary>
    public static RequestLimits None { get; } = new() { AreOn = false };

    /// <summary>AWS's published limits, for an account without other callers.</summary>
    public static RequestLimits Published { get; } = new();

    /// <summary>The share of each bucket's refill that other callers use, from 0 to 1.</summary>
    public double ForeignLoad { get; init; }

    internal bool AreOn { get; private init; } = true;

    /// <summary>The bucket of one operation.</summary>
    /// <param name="service"><c>ec2</c> or <c>route53</c>; other services have no limits.</param>
    /// <param name="operation">For example <c>AttachNetworkInterface</c>.</param>
    /// <param name="isNarrowed">Whether a describe call has a filter or requests pages.</param>
    /// <returns>The capacity in tokens and the refill in tokens per second; null for no limit.</returns>
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

/// <summary>The use of one operation's bucket by an account.</summary>
/// <param name="Service">The name in signatures.</param>
/// <param name="Operation">For example <c>AttachNetworkInterface</c>; <c>*</c> for all operations of Route 53.</param>
/// <param name="Granted">The number of calls that got a token.</param>
/// <param name="Refused">The number of throttled calls.</param>
/// <param name="Least">The minimum duration of the granted calls, given the bucket's size and refill.</param>
public sealed record RequestUse(string Service, string Operation, int Granted, int Refused, TimeSpan Least);
