namespace FgtAsg.IntegrationTests.Support;

/// <summary>Tests that share one moto; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SandboxTests : ICollectionFixture<SandboxFixture>
{
    public const string Name = "sandbox";
}
