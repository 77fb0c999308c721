using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace FgtAsg.Sandbox.Sdk;

/// <summary>
/// Features of a service that the model does not support, because nothing here uses them. They are refused, because ignoring them would
/// look like support.
/// </summary>
internal static class NotModelled
{
    private static readonly ConcurrentDictionary<Type, Parameter[]> Others = new();

    public static NotSupportedException Of(string what) => new($"not supported here: {what}");

    /// <summary>Refuses all other parameters of the request, including those that a later SDK adds.</summary>
    /// <param name="request">All calls for one request type must pass the same parameter names.</param>
    /// <param name="modelled">The names of the supported parameters.</param>
    /// <exception cref="NotSupportedException">Another parameter is set.</exception>
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

    // A plain boolean is skipped: such a property only reports whether another one is set.
    private static Parameter[] OthersOf(Type request, string[] modelled) =>
    [
        .. request.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType != typeof(bool) && !modelled.Contains(property.Name, StringComparer.Ordinal))
            .Select(property => new Parameter(property.Name, Compile(property))),
    ];

    /// <summary>Compiled, because the simulation makes a million requests.</summary>
    private static Func<object, object?> Compile(PropertyInfo property)
    {
        var request = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(request, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), request).Compile();
    }

    private sealed record Parameter(string Name, Func<object, object?> Read);
}
