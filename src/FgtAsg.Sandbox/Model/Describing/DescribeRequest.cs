using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>The common parts of EC2's describe calls: ids, filters and pages.</summary>
internal sealed record DescribeRequest(List<string>? Ids, List<Filter>? Filters, int? MaxResults, string? NextToken)
{
    private const int SmallestPage = 5;
    private const int LargestPage = 1000;

    public Page<T> Run<T>(
        CloudState state, Table<T> table, FilterSet<T> filters, string idsName, Func<IReadOnlyList<string>, ServiceFault> notFound)
        where T : class, ITaggedResource
    {
        if (MaxResults is { } size && size is < SmallestPage or > LargestPage)
        {
            var bound = size < SmallestPage ? $"greater than {SmallestPage}" : $"less than {LargestPage}";
            throw Ec2Faults.InvalidValue(string.Create(
                CultureInfo.InvariantCulture, $"Value ( {size} ) for parameter maxResults is invalid. Expecting a value {bound}."));
        }

        var passes = filters.Compile(Filters);
        if (Ids is not { Count: > 0 })
        {
            var all = table.ShowAll(state.Now).Where(item => passes(item.Value));
            return Page<T>.Of(all, MaxResults, NextToken, token => Ec2Faults.InvalidValue($"Unable to parse pagination token '{token}'"));
        }

        if (MaxResults is not null)
        {
            throw Ec2Faults.InvalidCombination($"The parameter {idsName} cannot be used with the parameter maxResults");
        }

        var ids = Ids.Distinct(StringComparer.Ordinal).ToList();
        var missing = ids.FindAll(id => table.Show(id, state.Now) is null);
        return missing.Count > 0
            ? throw notFound(missing)
            : new Page<T>([.. ids.Select(id => table.Show(id, state.Now)!).Where(passes)], null);
    }
}
