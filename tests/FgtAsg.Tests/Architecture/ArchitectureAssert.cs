namespace FgtAsg.Tests.Architecture;

/// <summary>Fails with every circle or violation, and with members that make it.</summary>
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
