using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>The members of an SDK object as text, to compare two objects.</summary>
internal static class Plain
{
    public static string Text(object? value) => string.Join('\n', Lines("", value));

    private static IEnumerable<string> Lines(string path, object? value) => value switch
    {
        null => [],
        string text => [$"{path} = '{text}'"],
        DateTime time => [$"{path} = {time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)}"],
        ConstantClass constant => [$"{path} = {constant.Value}"],
        ICollection { Count: 0 } => [$"{path} is empty"],
        IEnumerable items => items.Cast<object>().SelectMany((item, index) => Lines($"{path}[{index}]", item)),
        ValueType number => [$"{path} = {number}"],
        // DeclaredOnly leaves out the metadata that every response inherits.
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .SelectMany(member => Lines($"{path}.{member.Name}", member.GetValue(value))),
    };
}
