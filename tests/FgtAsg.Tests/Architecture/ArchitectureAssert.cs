namespace FgtAsg.Tests.Architecture;

/// <summary>Fails with a list of all circular dependencies or violations, each with the members that cause it.</summary>
internal static class ArchitectureAssert
{
    public static void NoCircles(NamespaceDependencies dependencies) =>
        Empty("Namespaces use each other in a circle", dependencies.FindCircles());

    /// <inheritdoc cref="NamespaceDependencies.Violations"/>
    public static void Layers(NamespaceDependencies dependencies, params IReadOnlyList<string> layers) =>
        Empty("The order of the layers does not hold", dependencies.Violations(layers));

    private static void Empty(string problem, IReadOnlyCollection<object> found) =>
        Assert.True(found.Count == 0, $"{problem}:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
}
