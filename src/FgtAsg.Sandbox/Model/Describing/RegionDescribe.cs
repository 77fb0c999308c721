using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>DescribeRegions for the regions in the options.</summary>
internal static class RegionDescribe
{
    public static DescribeRegionsResponse Describe(CloudState state, DescribeRegionsRequest request)
    {
        Ec2Faults.ThrowIfDryRun(request.DryRun);
        if (request.Filters is { Count: > 0 })
        {
            throw Ec2Faults.InvalidValue("The sandbox supports no filters of DescribeRegions.");
        }

        IEnumerable<string> enabled = [state.Options.Region, .. state.Options.OtherRegions];
        var all = enabled.Select(name => Region(name, "opt-in-not-required")).ToList();
        if (request.AllRegions == true)
        {
            all.AddRange(state.Options.DisabledRegions.Select(name => Region(name, "not-opted-in")));
        }

        var unknown = (request.RegionNames ?? []).Find(name => !all.Exists(region => region.RegionName == name));
        if (unknown is not null)
        {
            throw Ec2Faults.InvalidValue($"Invalid region: {unknown}");
        }

        return new DescribeRegionsResponse
        {
            Regions = all
                .Where(region => request.RegionNames is not { Count: > 0 } || request.RegionNames.Contains(region.RegionName))
                .ToSdkList(),
        };
    }

    private static Region Region(string name, string optInStatus) =>
        new() { RegionName = name, Endpoint = $"ec2.{name}.amazonaws.com", OptInStatus = optInStatus };
}
