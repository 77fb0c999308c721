namespace FgtAsg.IntegrationTests.Support;

/// <summary>Tests that count, measure, or take all of the machine: they run after the others, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
