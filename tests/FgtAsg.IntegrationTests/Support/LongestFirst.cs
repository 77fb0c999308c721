using Xunit.Abstractions;

[assembly: TestCollectionOrderer("FgtAsg.IntegrationTests.Support.LongestFirst", "FgtAsg.IntegrationTests")]

namespace FgtAsg.IntegrationTests.Support;

/// <summary>
/// Deployments begin first: for minutes they wait by the clock, and others run meanwhile. Where they come last, all wait for them.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private const string Deployments = "FgtAsg.IntegrationTests.Terraform.";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName.Contains(Deployments, StringComparison.Ordinal));
}
