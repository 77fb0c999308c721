using System.Text.Json;

namespace FgtAsg.LambdaRuntime.Logging;

/// <summary>Gives each field of a line a unique camel-case name, so that no field hides another in CloudWatch Logs Insights.</summary>
/// <param name="reserved">Names that the line already uses.</param>
internal sealed class LogFieldNames(params IEnumerable<string> reserved)
{
    private readonly HashSet<string> _reserved = new(reserved, StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <returns>
    /// <c>instanceId</c> for <c>InstanceId</c>; <c>fieldLevel</c> for <c>Level</c>; <c>port2</c> for the second <c>Port</c>.
    /// </returns>
    public string Take(string placeholder)
    {
        var camel = JsonNamingPolicy.CamelCase.ConvertName(placeholder.TrimStart('@', '$'));
        var name = _reserved.Contains(camel) ? $"field{char.ToUpperInvariant(camel[0])}{camel[1..]}" : camel;
        var unique = name;
        for (var count = 2; !_used.Add(unique); count++)
        {
            unique = $"{name}{count}";
        }

        return unique;
    }
}
