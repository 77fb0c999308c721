using System.Reflection;
using Mono.Cecil;

namespace FgtAsg.Tests.Architecture;

/// <summary>The namespaces of a compiled assembly, and which of them uses which.</summary>
/// <remarks>
/// <c>A</c> and <c>A.B</c> are two namespaces: where each uses the other, that is a circle. A constant leaves no trace of its owner in
/// the compiled code, because the compiler copies its value.
/// </remarks>
internal sealed class NamespaceDependencies
{
    private readonly IReadOnlyList<string> _namespaces;

    private NamespaceDependencies(IReadOnlyList<string> namespaces, IReadOnlyList<NamespaceDependency> edges) =>
        (_namespaces, Edges) = (namespaces, edges);

    /// <summary>In the order of the names.</summary>
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

    /// <summary>Only the namespace of that name and those below it.</summary>
    public NamespaceDependencies Within(string root)
    {
        return Create(_namespaces.Where(IsWithin), Edges.Where(edge => IsWithin(edge.From) && IsWithin(edge.To)));

        bool IsWithin(string name) => name == root || name.StartsWith($"{root}.", StringComparison.Ordinal);
    }

    /// <summary>Every circle as a whole: no two of the answer have a namespace in common.</summary>
    public IReadOnlyList<NamespaceCircle> FindCircles()
    {
        var reachable = _namespaces.ToDictionary(name => name, Reachable);
        return [.. _namespaces
            .Where(name => reachable[name].Contains(name))
            .Select(name => _namespaces.Where(other => reachable[name].Contains(other) && reachable[other].Contains(name)).ToList())
            .DistinctBy(circle => circle[0])
            .Select(circle => new NamespaceCircle(circle, [.. EdgesAmong(circle)]))];
    }

    /// <summary>What breaks an order in which each namespace may use only those before it.</summary>
    /// <param name="layers">Full names of namespaces. Each namespace of the assembly is one of them, and each of them exists.</param>
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
