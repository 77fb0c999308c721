using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.SystemsManagement;
using FgtAsg.Simulation.World;

namespace FgtAsg.Tests.Sandbox;

/// <summary>The models' clients derive from the official ones. What they do not implement must not reach a network.</summary>
public sealed class OfflineClientsTests
{
    private readonly Cloud _cloud = new(new CloudOptions(), TimeProvider.System);

    [Fact]
    public async Task EC2_OperationThatNothingImplements_IsRefusedByName()
    {
        using var gated = new GatedEc2(_cloud.EC2, new CallGate());

        foreach (var ec2 in new[] { _cloud.EC2, gated })
        {
            var refusal = await Assert.ThrowsAsync<NotSupportedException>(() => ec2.RunInstancesAsync(new RunInstancesRequest()));

            Assert.Equal("EC2: nothing here implements RunInstancesRequest.", refusal.Message);
        }
    }

    [Fact]
    public async Task SystemsManager_OperationThatNothingImplements_IsRefusedByName()
    {
        using var ssm = new SystemsManagerClient(new SystemsManager(_cloud, new SystemsManagerOptions(), TimeProvider.System));
        using var gated = new GatedSsm(ssm, new CallGate());

        foreach (var client in new IAmazonSimpleSystemsManagement[] { ssm, gated })
        {
            var refusal = await Assert.ThrowsAsync<NotSupportedException>(() => client.GetParameterAsync(new GetParameterRequest()));

            Assert.Equal("SSM: nothing here implements GetParameterRequest.", refusal.Message);
        }
    }
}
