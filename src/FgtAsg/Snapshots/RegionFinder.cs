using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;

namespace FgtAsg.Snapshots;

/// <summary>
/// Finds the regions of a run. The host name of a region that does not exist does not resolve, which looks like a network failure. So EC2
/// is asked which regions exist.
/// </summary>
internal sealed class RegionFinder(IAmazonEC2 ec2, SnapshotOptions options)
{
    /// <summary>Configured regions are only checked, so the check may be short.</summary>
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(15);

    private const string NotEnabled = "not-opted-in";

    public async Task<RegionChoice> FindAsync(RetryContext retry)
    {
        if (options.Regions is not { } configured)
        {
            var enabled = new List<string>();
            foreach (var region in await DescribeAsync(allRegions: false, retry))
            {
                enabled.Add(region.RegionName);
            }

            enabled.Sort(StringComparer.Ordinal);
            return new RegionChoice { Regions = enabled };
        }

        List<Region> known;
        try
        {
            known = await retry.WithinAsync(LongestCheck, retry => DescribeAsync(allRegions: true, retry));
        }
        // The function's own region has a problem. The other regions must get their snapshots nevertheless.
        catch (Exception e) when (AwsErrors.IsFailure(e) && !retry.IsCancellationRequested)
        {
            return new RegionChoice { Regions = configured, Warning = $"the regions' names could not be checked: {AwsErrors.Describe(e)}" };
        }

        var usable = new List<string>();
        var choice = new RegionChoice { Regions = usable };
        foreach (var name in configured)
        {
            if (known.Find(region => region.RegionName == name) is not { } region)
            {
                choice.Refused[name] = "EC2 has no region of this name: see snapshot_regions";
            }
            else if (region.OptInStatus == NotEnabled)
            {
                choice.Refused[name] = "the region is not enabled for the account";
            }
            else
            {
                usable.Add(name);
            }
        }

        usable.Sort(StringComparer.Ordinal);
        return choice;
    }

    private async Task<List<Region>> DescribeAsync(bool allRegions, RetryContext retry)
    {
        var request = new DescribeRegionsRequest { AllRegions = allRegions };
        var response = await retry.CallAsync("listing the regions", token => ec2.DescribeRegionsAsync(request, token), RetryRule.None);
        return response.Regions ?? [];
    }
}

/// <summary>The regions of a run.</summary>
internal sealed class RegionChoice
{
    /// <summary>The regions to work in.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Configured regions that cannot be used, with the reason.</summary>
    public Dictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>A warning for the answer; null for none.</summary>
    public string? Warning { get; init; }
}
