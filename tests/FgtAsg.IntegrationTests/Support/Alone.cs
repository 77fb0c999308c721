namespace FgtAsg.IntegrationTests.Support;

/// <summary>Tests that count or measure, which another one's load would change: they run after the others, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
