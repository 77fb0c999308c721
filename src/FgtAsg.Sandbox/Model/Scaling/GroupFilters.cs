using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Describing;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>The filters of DescribeAutoScalingGroups, all of them about tags.</summary>
internal static class GroupFilters
{
    private const string TagPrefix = "tag:";

    public static Func<Group, bool> Compile(List<Filter>? filters)
    {
        var tests = (filters ?? []).ConvertAll(Test);
        return group => tests.TrueForAll(test => test(group));
    }

    private static Func<Group, bool> Test(Filter filter)
    {
        var patterns = filter.Values ?? [];
        bool Matches(string value) => patterns.Exists(pattern => Wildcard.Matches(pattern, value));
        return filter.Name switch
        {
            "tag-key" => group => group.Specification.Tags.Keys.Any(Matches),
            "tag-value" => group => group.Specification.Tags.Values.Any(Matches),
            { } name when name.StartsWith(TagPrefix, StringComparison.Ordinal) => group =>
                group.Specification.Tags.TryGetValue(name[TagPrefix.Length..], out var value) && Matches(value),
            _ => throw AutoScalingFaults.Validation($"Filter type {filter.Name} is not correct. Allowed: tag-key, tag-value, tag:<key>"),
        };
    }
}
