using System.Text.RegularExpressions;

namespace FgtAsg.Configuration;

/// <summary>Validates the form of AWS resource ids, so that a typing error fails the initialization and not a launch.</summary>
internal static partial class ResourceIds
{
    public static bool IsSubnet(string text) => SubnetPattern().IsMatch(text);

    public static bool IsSecurityGroup(string text) => SecurityGroupPattern().IsMatch(text);

    public static bool IsAllocation(string text) => AllocationPattern().IsMatch(text);

    public static bool IsHostedZone(string text) => HostedZonePattern().IsMatch(text);

    [GeneratedRegex(@"\Asubnet-[0-9a-f]{8,17}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubnetPattern();

    [GeneratedRegex(@"\Asg-[0-9a-f]{8,17}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecurityGroupPattern();

    [GeneratedRegex(@"\Aeipalloc-[0-9a-f]{8,17}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AllocationPattern();

    [GeneratedRegex(@"\AZ[0-9A-Z]{1,31}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostedZonePattern();
}
