using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation.Mutants;

/// <summary>
/// The simulation catches errors in the function. Each mutant is a small diff in this folder, whose first lines say what it breaks and what
/// notices it. A mutant that is not caught shows that a history or an invariant is missing, or that the code it breaks is not needed.
/// </summary>
[Trait(Category.Name, Category.Full)]
public sealed class MutantTests(Workshop workshop, ITestOutputHelper output) : IClassFixture<Workshop>
{
    /// <summary>The sample is well mixed: one of the first hundred histories catches most mutants.</summary>
    private const int Sample = 1_000;

    public static TheoryData<string> Mutants => [.. Workshop.Mutants];

    [Theory]
    [MemberData(nameof(Mutants))]
    public async Task Simulation_Mutant_IsCaught(string mutant)
    {
        var verdict = await workshop.TryAsync(mutant, Sample);

        output.WriteLine(verdict.Output);
        Assert.True(verdict.Violated > 0, $"{mutant} survived {verdict.Histories} histories.");
    }

    [Fact]
    public async Task Simulation_UnchangedFunction_ViolatesNothing()
    {
        var verdict = await workshop.TryAsync(mutant: null, Sample);

        Assert.True(verdict.Violated == 0, verdict.Output);
        Assert.True(verdict.Histories >= Sample, verdict.Output);
    }
}
