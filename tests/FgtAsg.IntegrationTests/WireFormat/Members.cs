using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>Requests and responses by their members: filled with samples, and as the JSON that boto3 uses for them.</summary>
internal static class Members
{
    // EC2's model wraps these two in a structure with one member; the SDK for .NET does not.
    private static readonly HashSet<(string Type, string Member)> Wrapped =
        [("ModifyNetworkInterfaceAttributeRequest", "Description"), ("ModifyNetworkInterfaceAttributeRequest", "SourceDestCheck")];

    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite);

    /// <summary>An object in which every member has a value, each value another one.</summary>
    public static object Sample(Type type, ref int count)
    {
        count++;
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            type = value;
        }

        if (type == typeof(string))
        {
            // As long as the longest minimum in the models, a lifecycle action token's.
            return $"value {count} & what a form must encode: ä=+/%";
        }

        if (type == typeof(int))
        {
            return count;
        }

        if (type == typeof(long))
        {
            return (long)count;
        }

        if (type == typeof(bool))
        {
            return count % 2 == 0;
        }

        if (type.IsAssignableTo(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, $"constant-{count}")!;
        }

        var sample = Activator.CreateInstance(type)!;
        if (sample is IList list)
        {
            list.Add(Sample(type.GetGenericArguments()[0], ref count));
            list.Add(Sample(type.GetGenericArguments()[0], ref count));
            return list;
        }

        foreach (var member in Of(type))
        {
            member.SetValue(sample, Sample(member.PropertyType, ref count));
        }

        return sample;
    }

    /// <summary>The value as JSON by the SDK's member names; members that are null are left out.</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => text,
        int number => number,
        long number => number,
        bool flag => flag,
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ConstantClass constant => constant.Value,
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
                json[member.Name] = Wrapped.Contains((value.GetType().Name, member.Name)) ? new JsonObject { ["Value"] = node } : node;
            }
        }

        return json;
    }
}
