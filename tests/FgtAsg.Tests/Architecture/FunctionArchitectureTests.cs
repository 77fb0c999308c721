using System.Reflection;

namespace FgtAsg.Tests.Architecture;

/// <summary>The function's rooms: which may use which, and how much one of their members may ask for.</summary>
public sealed class FunctionArchitectureTests
{
    private const int MostOfAConstructor = 8;

    private static readonly NamespaceDependencies Function = NamespaceDependencies.Of(typeof(FgtAsg.Function).Assembly).Within("FgtAsg");

    [Fact]
    public void Namespaces_AreInNoCircle() => ArchitectureAssert.NoCircles(Function);

    /// <summary>From what knows nothing of a firewall to what puts all together. Each uses only those before it.</summary>
    [Fact]
    public void Namespaces_UseOnlyThoseBeforeThem() => ArchitectureAssert.Layers(
        Function,
        "FgtAsg.Configuration",
        "FgtAsg.Aws",
        "FgtAsg.Fleet",
        "FgtAsg.Events",
        "FgtAsg.Network",
        "FgtAsg.Identity",
        "FgtAsg.Instances",
        "FgtAsg.StartCommand",
        "FgtAsg.Sweep",
        "FgtAsg.Snapshots",
        "FgtAsg.Recycle",
        "FgtAsg.Recycle.Steps",
        "FgtAsg");

    /// <summary>Features stand beside each other: what two of them need is in a room below.</summary>
    [Theory]
    [InlineData("FgtAsg.Network", "FgtAsg.Identity")]
    [InlineData("FgtAsg.Identity", "FgtAsg.Network")]
    [InlineData("FgtAsg.Sweep", "FgtAsg.StartCommand")]
    [InlineData("FgtAsg.Snapshots", "FgtAsg.Sweep")]
    [InlineData("FgtAsg.Snapshots", "FgtAsg.Instances")]
    [InlineData("FgtAsg.Recycle", "FgtAsg.Instances")]
    [InlineData("FgtAsg.Recycle", "FgtAsg.Sweep")]
    [InlineData("FgtAsg.Recycle", "FgtAsg.Snapshots")]
    public void Namespace_DoesNotUseItsNeighbor(string from, string to) =>
        Assert.DoesNotContain(Function.Edges, edge => edge.From == from && edge.To == to);

    /// <summary>What asks for more has to be taken apart, or what belongs together be put together.</summary>
    [Fact]
    public void Constructors_AskForFewThings() => Assert.Empty(
        typeof(FgtAsg.Function).Assembly.GetTypes()
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(constructor => constructor.GetParameters().Length > MostOfAConstructor)
            .Select(constructor => $"{constructor.DeclaringType} has {constructor.GetParameters().Length} parameters"));
}
