using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Architecture;

public sealed class SimulationArchitectureTests
{
    [Fact]
    public void Namespaces_HaveNoCircularDependencies() =>
        ArchitectureAssert.NoCircles(NamespaceDependencies.Of(typeof(SimulatedFleet).Assembly));
}
