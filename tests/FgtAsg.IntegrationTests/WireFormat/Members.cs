using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>Fills requests and responses with sample values, and converts them to the JSON that boto3 uses.</summary>
internal static class Members
{
    // The minimum values in the models that the counter does not reach.
    private static readonly Dictionary<(string Type, string Member), int> Smallest =
        new() { [("RefreshPreferences", "MaxHealthyPercentage")] = 100 };

    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite);

    /// <summary>An object in which every member has a value, and all values differ.</summary>
    public static object Sample(Type type, ref int count)
    {
        count++;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            // At least as long as the largest minimum length in the models, that of a lifecycle action token.
            return $"value {count} & what a form must encode: ä=+/%";
        }

        if (type.IsPrimitive)
        {
            return type == typeof(bool) ? count % 2 == 0 : Convert.ChangeType(count, type, CultureInfo.InvariantCulture);
        }

        if (type.IsAssignableTo(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, $"constant-{count}")!;
        }

        var sample = Activator.CreateInstance(type)!;
        if (sample is IDictionary map)
        {
            map.Add($"key-{++count}", Sample(type.GetGenericArguments()[1], ref count));
            map.Add($"key-{++count}", Sample(type.GetGenericArguments()[1], ref count));
            return map;
        }

        if (sample is IList list)
        {
            list.Add(Sample(type.GetGenericArguments()[0], ref count));
            list.Add(Sample(type.GetGenericArguments()[0], ref count));
            return list;
        }

        foreach (var member in Of(type))
        {
            var value = Sample(member.PropertyType, ref count);
            member.SetValue(sample, Smallest.TryGetValue((type.Name, member.Name), out var smallest) ? smallest + (int)value : value);
        }

        return sample;
    }

    /// <summary>The value as JSON with the SDK's member names, without members that are null.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => text,
        int number => number,
        long number => number,
        bool flag => flag,
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ConstantClass constant => constant.Value,
        IDictionary map => new JsonObject(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, ToJson(map[key])))),
        IList list => new JsonArray([.. list.Cast<object>().Select(ToJson)]),
        _ => StructureToJson(value),
    };

    private static JsonObject StructureToJson(object value)
    {
        var json = new JsonObject();
        foreach (var member in Of(value.GetType()))
        {
            if (ToJson(member.GetValue(value)) is { } node)
            {
                json[member.Name] = node;
            }
        }

        return json;
    }
}
