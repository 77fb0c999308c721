using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace FgtAsg.Sandbox.Sdk;

/// <summary>
/// What a service does and the model does not, because nobody here asks for it: it says so, where silence would look like an answer.
/// </summary>
internal static class NotModelled
{
    private static readonly ConcurrentDictionary<Type, Parameter[]> Others = new();

    public static NotSupportedException Of(string what) => new($"not supported here: {what}");

    /// <summary>Any other parameter of the request is refused, also one that a later SDK brings.</summary>
    /// <param name="request">Those of one type always name the same parameters.</param>
    /// <param name="modelled">The names of those that the model knows.</param>
    /// <exception cref="NotSupportedException">Another parameter than these is set.</exception>
    public static void EnsureOnly(object request, params ReadOnlySpan<string> modelled)
    {
        if (!Others.TryGetValue(request.GetType(), out var others))
        {
            others = Others.GetOrAdd(request.GetType(), OthersOf(request.GetType(), modelled.ToArray()));
        }

        foreach (var parameter in others)
        {
            if (parameter.Read(request) is not null and not ICollection { Count: 0 })
            {
                throw Of($"{parameter.Name} of {request.GetType().Name}");
            }
        }
    }

    // What is a plain boolean says only whether another one is set.
    private static Parameter[] OthersOf(Type request, string[] modelled) =>
    [
        .. request.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType != typeof(bool) && !modelled.Contains(property.Name, StringComparer.Ordinal))
            .Select(property => new Parameter(property.Name, Compile(property))),
    ];

    /// <summary>Compiled, because the simulation asks for a million requests.</summary>
    private static Func<object, object?> Compile(PropertyInfo property)
    {
        var request = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(request, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), request).Compile();
    }

    private sealed record Parameter(string Name, Func<object, object?> Read);
}
