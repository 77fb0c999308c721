using Xunit.Abstractions;

namespace FgtAsg.Tests.Simulation.Mutants;

/// <summary>
/// The simulation has teeth: it catches a function that is wrong. Each mutant is a small diff beside this file, which says what it breaks and
/// what notices that. A mutant that is not caught shows that a history or an invariant is missing, or that the code it breaks is not needed.
/// </summary>
[Trait(Category.Name, Category.Full)]
public sealed class MutantTests(Workshop workshop, ITestOutputHelper output) : IClassFixture<Workshop>
{
    /// <summary>Well mixed, so that most are caught by one of the first hundred.</summary>
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
    public async Task Simulation_FunctionAsItIs_IsClean()
    {
        var verdict = await workshop.TryAsync(mutant: null, Sample);

        Assert.True(verdict.Violated == 0, verdict.Output);
        Assert.True(verdict.Histories >= Sample, verdict.Output);
    }
}
