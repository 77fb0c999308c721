using System.Collections;
using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>A response of the SDK's types against what boto3 read in the same XML.</summary>
internal static class Comparison
{
    /// <summary>Every member that the type has was read, and with the same value.</summary>
    /// <param name="path">What they are called.</param>
    /// <param name="actual">The SDK's.</param>
    /// <param name="expected">boto3's.</param>
    /// <param name="mayBeAbsent">Also where both have none; boto3 reads an empty list where the SDK reads null.</param>
    public static void AssertSame(string path, object? actual, JsonNode? expected, bool mayBeAbsent)
    {
        if (mayBeAbsent && actual is null)
        {
            Assert.True(expected is null or JsonArray { Count: 0 }, $"{path} was not read: {expected?.ToJsonString()}");
            return;
        }

        Assert.True(actual is not null, $"{path} was not read: {expected?.ToJsonString()}");
        Assert.True(expected is not null, $"{path} is {actual}, and boto3 read nothing.");
        if (actual is IList list)
        {
            var items = expected.AsArray();
            Assert.Equal(items.Count, list.Count);
            for (var i = 0; i < list.Count; i++)
            {
                AssertSame($"{path}[{i}]", list[i], items[i], mayBeAbsent);
            }
        }
        else if (expected is JsonObject structure)
        {
            foreach (var member in Members.Of(actual.GetType()))
            {
                AssertSame($"{path}.{member.Name}", member.GetValue(actual), InAnyCase(structure, member.Name), mayBeAbsent);
            }
        }
        else
        {
            Assert.Equal($"{path} = {expected.ToJsonString()}", $"{path} = {Members.ToJson(actual)!.ToJsonString()}");
        }
    }

    /// <summary>Some models' names begin with a small letter; the SDK's never do.</summary>
    private static JsonNode? InAnyCase(JsonObject structure, string name) =>
        structure.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
