using Xunit.Abstractions;

[assembly: TestCollectionOrderer("FgtAsg.IntegrationTests.Support.LongestFirst", "FgtAsg.IntegrationTests")]

namespace FgtAsg.IntegrationTests.Support;

/// <summary>
/// Runs the tests of deployments first. They mostly wait, for minutes, and other tests can run meanwhile.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private const string Deployments = "FgtAsg.IntegrationTests.Terraform.";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName.Contains(Deployments, StringComparison.Ordinal));
}
