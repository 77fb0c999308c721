using Amazon.EC2;
using Amazon.EC2.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;

namespace FgtAsg.Snapshots;

/// <summary>
/// Which regions there are. A name that is no region's leads to a host that is none, which nobody can tell from a network that is down: so EC2 is asked.
/// </summary>
internal sealed class RegionFinder(IAmazonEC2 ec2, SnapshotOptions options)
{
    /// <summary>Where the regions are configured, it is only a check.</summary>
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
        // The function's own region is in trouble: that must not keep the others from their snapshots.
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
                choice.Refused[name] = "EC2 knows no region of this name: see snapshot_regions";
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
    /// <summary>Those to work in.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Those that are configured and cannot be worked in, and why.</summary>
    public Dictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>What a person should know; null for nothing.</summary>
    public string? Warning { get; init; }
}
