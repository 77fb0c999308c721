using System.Reflection;

namespace FgtAsg.Tests.Architecture;

/// <summary>The dependencies between the function's namespaces, and the number of parameters of its constructors.</summary>
public sealed class FunctionArchitectureTests
{
    private const int MostOfAConstructor = 8;

    private static readonly NamespaceDependencies Function = NamespaceDependencies.Of(typeof(FgtAsg.Function).Assembly).Within("FgtAsg");

    [Fact]
    public void Namespaces_HaveNoCircularDependencies() => ArchitectureAssert.NoCircles(Function);

    /// <summary>From general code to the code that combines all features. Each namespace uses only the namespaces before it.</summary>
    [Fact]
    public void Namespaces_UseOnlyEarlierLayers() => ArchitectureAssert.Layers(
        Function,
        "FgtAsg.Configuration",
        "FgtAsg.Aws",
        "FgtAsg.Fleet",
        "FgtAsg.Events",
        "FgtAsg.Network",
        "FgtAsg.Identity",
        "FgtAsg.BringUp",
        "FgtAsg.Instances",
        "FgtAsg.StartCommand",
        "FgtAsg.Sweep",
        "FgtAsg.Snapshots",
        "FgtAsg.Recycle",
        "FgtAsg.Recycle.Steps",
        "FgtAsg");

    /// <summary>Features do not depend on each other. Code that two features need is in a lower layer.</summary>
    [Theory]
    [InlineData("FgtAsg.Network", "FgtAsg.Identity")]
    [InlineData("FgtAsg.Identity", "FgtAsg.Network")]
    [InlineData("FgtAsg.BringUp", "FgtAsg.Network")]
    [InlineData("FgtAsg.Sweep", "FgtAsg.StartCommand")]
    [InlineData("FgtAsg.Snapshots", "FgtAsg.Sweep")]
    [InlineData("FgtAsg.Snapshots", "FgtAsg.Instances")]
    [InlineData("FgtAsg.Recycle", "FgtAsg.Instances")]
    [InlineData("FgtAsg.Recycle", "FgtAsg.Sweep")]
    [InlineData("FgtAsg.Recycle", "FgtAsg.Snapshots")]
    public void Namespace_DoesNotUseItsNeighbor(string from, string to) =>
        Assert.DoesNotContain(Function.Edges, edge => edge.From == from && edge.To == to);

    /// <summary>A constructor with more parameters must be split, or parameters that belong together must become one type.</summary>
    [Fact]
    public void Constructors_HaveFewParameters() => Assert.Empty(
        typeof(FgtAsg.Function).Assembly.GetTypes()
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(constructor => constructor.GetParameters().Length > MostOfAConstructor)
            .Select(constructor => $"{constructor.DeclaringType} has {constructor.GetParameters().Length} parameters"));
}
