using System.Collections;
using System.Text.Json.Nodes;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>Compares a response of the SDK with boto3's response to the same XML.</summary>
internal static class Comparison
{
    /// <summary>Asserts that every member of the type has the value that boto3 read.</summary>
    /// <param name="path">The member's path, for messages.</param>
    /// <param name="actual">The SDK's value.</param>
    /// <param name="expected">boto3's value.</param>
    /// <param name="mayBeAbsent">Whether both may be without a value. boto3 reads an empty list where the SDK reads null.</param>
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

    /// <summary>Ignores the case: some models have names in lower case, the SDK does not.</summary>
    private static JsonNode? InAnyCase(JsonObject structure, string name) =>
        structure.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
