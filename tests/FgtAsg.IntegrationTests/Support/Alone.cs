namespace FgtAsg.IntegrationTests.Support;

/// <summary>Tests that count calls, measure times, or need the whole machine. They run after the others, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
