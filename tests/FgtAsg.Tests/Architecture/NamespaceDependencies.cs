using System.Reflection;
using Mono.Cecil;

namespace FgtAsg.Tests.Architecture;

/// <summary>The namespaces of a compiled assembly and the dependencies between them.</summary>
/// <remarks>
/// <c>A</c> and <c>A.B</c> are two namespaces: if they use each other, that is a circle. The use of a constant cannot be seen in the
/// compiled code, because the compiler copies the value.
/// </remarks>
internal sealed class NamespaceDependencies
{
    private readonly IReadOnlyList<string> _namespaces;

    private NamespaceDependencies(IReadOnlyList<string> namespaces, IReadOnlyList<NamespaceDependency> edges) =>
        (_namespaces, Edges) = (namespaces, edges);

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<NamespaceDependency> Edges { get; }

    public static NamespaceDependencies Of(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        var types = module.Types.Where(type => !TypeUses.IsGenerated(type)).ToList();
        var edges = types
            .SelectMany(type => TypeUses.Of(type).Select(use => (From: type.Namespace, use.To, use.Use)))
            .GroupBy(use => (use.From, use.To), use => use.Use)
            .Select(edge => new NamespaceDependency(edge.Key.From, edge.Key.To, [.. edge.Distinct()]));
        return Create(types.Select(type => type.Namespace), edges);
    }

    /// <summary>Keeps only the namespace <paramref name="root"/> and the namespaces below it.</summary>
    public NamespaceDependencies Within(string root)
    {
        return Create(_namespaces.Where(IsWithin), Edges.Where(edge => IsWithin(edge.From) && IsWithin(edge.To)));

        bool IsWithin(string name) => name == root || name.StartsWith($"{root}.", StringComparison.Ordinal);
    }

    /// <summary>The circular dependencies. A namespace is in at most one of the returned circles.</summary>
    public IReadOnlyList<NamespaceCircle> FindCircles()
    {
        var reachable = _namespaces.ToDictionary(name => name, Reachable);
        return [.. _namespaces
            .Where(name => reachable[name].Contains(name))
            .Select(name => _namespaces.Where(other => reachable[name].Contains(other) && reachable[other].Contains(name)).ToList())
            .DistinctBy(circle => circle[0])
            .Select(circle => new NamespaceCircle(circle, [.. EdgesAmong(circle)]))];
    }

    /// <summary>The violations of an order in which each namespace may use only the namespaces before it.</summary>
    /// <param name="layers">Full names of namespaces. The list must contain each namespace of the assembly and no other name.</param>
    public IReadOnlyList<string> Violations(params IReadOnlyList<string> layers)
    {
        var places = layers.Index().ToDictionary(layer => layer.Item, layer => layer.Index);
        return [
            .. _namespaces.Where(name => !places.ContainsKey(name)).Select(name => $"{name} has no layer"),
            .. layers.Where(layer => !_namespaces.Contains(layer)).Select(layer => $"{layer} is a layer and no namespace"),
            .. Edges
                .Where(edge => places.TryGetValue(edge.From, out var from) && places.TryGetValue(edge.To, out var to) && to > from)
                .Select(edge => $"{edge.From} must not use {edge.To}: {string.Join("; ", edge.Examples)}"),
        ];
    }

    private static NamespaceDependencies Create(IEnumerable<string> namespaces, IEnumerable<NamespaceDependency> edges) =>
        new(
            [.. namespaces.Distinct().Order(StringComparer.Ordinal)],
            [.. edges.OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal)]);

    private IEnumerable<NamespaceDependency> EdgesAmong(IReadOnlyList<string> namespaces) =>
        Edges.Where(edge => namespaces.Contains(edge.From) && namespaces.Contains(edge.To));

    private HashSet<string> Reachable(string start)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var name))
        {
            foreach (var edge in Edges.Where(edge => edge.From == name && reached.Add(edge.To)))
            {
                next.Enqueue(edge.To);
            }
        }

        return reached;
    }
}
