using System.Globalization;
using Amazon.EC2.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Sandbox.Model.Describing;

/// <summary>
/// The filters that a describe call supports. A resource passes if, for each given filter, one of the filter's values matches one of the
/// resource's values.
/// </summary>
internal sealed class FilterSet<T>(IReadOnlyDictionary<string, Func<T, IEnumerable<string?>>> known)
    where T : ITaggedResource
{
    private const string TagPrefix = "tag:";

    /// <summary>Combines the filters into one predicate.</summary>
    /// <exception cref="Core.ServiceFault">InvalidParameterValue: EC2 does not know the filter for this describe call.</exception>
    public Func<T, bool> Compile(List<Filter>? filters)
    {
        var tests = (filters ?? []).ConvertAll(Test);
        return resource => tests.TrueForAll(test => test(resource));
    }

    private Func<T, bool> Test(Filter filter)
    {
        var name = filter.Name ?? throw Ec2Faults.Missing("filter name");
        var patterns = filter.Values ?? [];
        var values = Values(name);
        return resource => values(resource).OfType<string>().Any(value => patterns.Exists(pattern => Wildcard.Matches(pattern, value)));
    }

    private Func<T, IEnumerable<string?>> Values(string name)
    {
        if (name.StartsWith(TagPrefix, StringComparison.Ordinal))
        {
            var key = name[TagPrefix.Length..];
            return resource => resource.Tags.TryGetValue(key, out var value) ? [value] : [];
        }

        if (name == "tag-key")
        {
            return resource => resource.Tags.Keys;
        }

        return known.GetValueOrDefault(name)
            ?? throw Ec2Faults.InvalidValue(string.Create(CultureInfo.InvariantCulture, $"The filter '{name}' is invalid"));
    }
}

/// <summary>A filter's value: <c>*</c> matches any text, <c>?</c> matches one character, and a backslash escapes both.</summary>
internal static class Wildcard
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                for (var skipped = 0; skipped <= text.Length; skipped++)
                {
                    if (Matches(pattern[1..], text[skipped..]))
                    {
                        return true;
                    }
                }

                return false;
            }

            var isEscape = pattern[0] == '\\' && pattern.Length > 1;
            if (text.IsEmpty || (isEscape ? pattern[1] != text[0] : pattern[0] != '?' && pattern[0] != text[0]))
            {
                return false;
            }

            pattern = pattern[(isEscape ? 2 : 1)..];
            text = text[1..];
        }

        return text.IsEmpty;
    }
}
