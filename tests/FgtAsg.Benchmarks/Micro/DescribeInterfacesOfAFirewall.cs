using FgtAsg.Benchmarks.Commands;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Benchmarks.Micro;

/// <summary>EC2's answer to DescribeNetworkInterfaces, as the sandbox writes it.</summary>
internal static class DescribeInterfacesOfAFirewall
{
    public static async Task<byte[]> AnswerAsync()
    {
        var cloud = new Cloud(new CloudOptions(), TimeProvider.System);
        var vpc = cloud.CreateVpc("10.0.0.0/16");
        var subnet = cloud.CreateSubnet(vpc, "eu-central-1a", "10.0.0.0/24");
        for (var i = 0; i < 3; i++)
        {
            await cloud.EC2.CreateNetworkInterfaceAsync(new()
            {
                SubnetId = subnet,
                TagSpecifications = Samples.ResourceTags.TagsFor(
                    Amazon.EC2.ResourceType.NetworkInterface, Samples.InstanceId, Samples.Options.NetworkInterfaces[1]),
            });
        }

        var answer = await new QueryService(cloud).HandleAsync(
            QueryService.Ec2,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Action"] = "DescribeNetworkInterfaces", ["Version"] = "2016-11-15" },
            CancellationToken.None);
        return answer.StatusCode == 200
            ? answer.Body.ToArray()
            : throw new CannotRunException($"The sandbox answered {answer.StatusCode}.");
    }
}
