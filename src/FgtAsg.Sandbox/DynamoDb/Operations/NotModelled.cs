using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>
/// What DynamoDB does and the model does not, because nobody here asks for it: it says so, where silence would look like an answer.
/// </summary>
internal static class NotModelled
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parameters = new();

    public static NotSupportedException Of(string what) => new($"not supported here: {what}");

    /// <summary>Any other parameter of the request is refused, also one that a later SDK brings.</summary>
    /// <exception cref="NotSupportedException">Another parameter than these is set.</exception>
    public static void EnsureOnly(object request, params ReadOnlySpan<string> modelled)
    {
        foreach (var parameter in Parameters.GetOrAdd(request.GetType(), ParametersOf))
        {
            if (!modelled.Contains(parameter.Name) && parameter.GetValue(request) is not null and not ICollection { Count: 0 })
            {
                throw Of($"{parameter.Name} of {request.GetType().Name}");
            }
        }
    }

    // What is a plain boolean says only whether another one is set.
    private static PropertyInfo[] ParametersOf(Type request) => [.. request
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.PropertyType != typeof(bool))];
}
