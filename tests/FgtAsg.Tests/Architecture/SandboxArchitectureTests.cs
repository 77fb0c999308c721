using FgtAsg.Sandbox;

namespace FgtAsg.Tests.Architecture;

public sealed class SandboxArchitectureTests
{
    private static readonly NamespaceDependencies Sandbox = NamespaceDependencies.Of(typeof(LocalAws).Assembly);

    [Fact]
    public void Namespaces_HaveNoCircularDependencies() => ArchitectureAssert.NoCircles(Sandbox);

    /// <summary>
    /// The model of EC2 and Auto Scaling does not use HTTP. No service uses the account. Only fleets use the fleet's invariants.
    /// </summary>
    [Fact]
    public void Namespaces_UseOnlyEarlierLayers() => ArchitectureAssert.Layers(
        Sandbox,
        // API calls and their faults.
        "FgtAsg.Sandbox.Calls",
        "FgtAsg.Sandbox.Faults",
        "FgtAsg.Sandbox.Sdk",
        "FgtAsg.Sandbox.Time",
        // EC2 and Auto Scaling.
        "FgtAsg.Sandbox.Model.Resources",
        "FgtAsg.Sandbox.Model.Groups",
        "FgtAsg.Sandbox.Model.Core",
        "FgtAsg.Sandbox.Model.State",
        "FgtAsg.Sandbox.Model.Describing",
        "FgtAsg.Sandbox.Model.Tags",
        "FgtAsg.Sandbox.Model.Networking",
        "FgtAsg.Sandbox.Model.Disks",
        "FgtAsg.Sandbox.Model.Instances",
        "FgtAsg.Sandbox.Model.Scaling",
        "FgtAsg.Sandbox.Model",
        // HTTP.
        "FgtAsg.Sandbox.Http",
        "FgtAsg.Sandbox.FrontEnd.Rounds",
        "FgtAsg.Sandbox.FrontEnd",
        // The services over HTTP. The state of all services except EC2 and Auto Scaling is here as well.
        "FgtAsg.Sandbox.Wire",
        "FgtAsg.Sandbox.DynamoDb.Values",
        "FgtAsg.Sandbox.DynamoDb.Storage",
        "FgtAsg.Sandbox.DynamoDb.Expressions",
        "FgtAsg.Sandbox.DynamoDb.Operations",
        "FgtAsg.Sandbox.DynamoDb",
        "FgtAsg.Sandbox.Route53",
        "FgtAsg.Sandbox.S3",
        "FgtAsg.Sandbox.Sns",
        "FgtAsg.Sandbox.Sqs",
        "FgtAsg.Sandbox.FortiOs",
        "FgtAsg.Sandbox.StepFunctions",
        "FgtAsg.Sandbox.Sts",
        "FgtAsg.Sandbox.SystemsManagement",
        // Processes that run functions, and the delivery of events to them.
        "FgtAsg.Sandbox.Processes",
        "FgtAsg.Sandbox.LambdaHost",
        "FgtAsg.Sandbox.Delivery",
        // The account, and the fleets in it.
        "FgtAsg.Sandbox",
        "FgtAsg.Sandbox.Fleets.Pools",
        "FgtAsg.Sandbox.Fleets.Invariants",
        "FgtAsg.Sandbox.Fleets");
}
