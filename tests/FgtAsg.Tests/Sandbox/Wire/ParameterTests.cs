using System.Collections;
using System.Reflection;
using System.Text;
using Amazon;
using Amazon.AutoScaling;
using Amazon.EC2;
using Amazon.Runtime;
using FgtAsg.Sandbox.Wire;
using FgtAsg.Tests.Sandbox.Model;

namespace FgtAsg.Tests.Sandbox.Wire;

/// <summary>Every parameter of every action, under the name that the service's client writes.</summary>
public sealed class ParameterTests
{
    private static readonly string[] NotHeeded =
    [
        "AllocateAddress: CustomerOwnedIpv4Pool IpamPoolId",
        "AttachNetworkInterface: EnaQueueCount EnaSrdSpecification.EnaSrdEnabled "
        + "EnaSrdSpecification.EnaSrdUdpSpecification.EnaSrdUdpEnabled",
        "CreateNetworkInterface: ConnectionTrackingSpecification.TcpEstablishedTimeout "
        + "ConnectionTrackingSpecification.UdpStreamTimeout ConnectionTrackingSpecification.UdpTimeout "
        + "Ipv4Prefix.1.Ipv4Prefix Ipv4PrefixCount Ipv6Addresses.1.IsPrimaryIpv6 Ipv6Prefix.1.Ipv6Prefix "
        + "Ipv6PrefixCount Operator.Principal",
        "CreateSnapshot: Location OutpostArn",
        "DescribeInstances: IncludeManagedResources",
        "DescribeLaunchTemplateVersions: IncludeManagedResources ResolveAlias",
        "DescribeNetworkInterfaces: IncludeManagedResources",
        "DescribeSecurityGroups: GroupName.1",
        "DescribeVolumes: IncludeManagedResources",
        "ModifyNetworkInterfaceAttribute: AssociatePublicIpAddress AssociatedSubnetId.1 "
        + "Attachment.DefaultEnaQueueCount Attachment.EnaQueueCount "
        + "ConnectionTrackingSpecification.TcpEstablishedTimeout ConnectionTrackingSpecification.UdpStreamTimeout "
        + "ConnectionTrackingSpecification.UdpTimeout EnaSrdSpecification.EnaSrdEnabled "
        + "EnaSrdSpecification.EnaSrdUdpSpecification.EnaSrdUdpEnabled EnablePrimaryIpv6",
        "TerminateInstances: Force SkipOsShutdown",
    ];

    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "secret");

    private readonly QueryService _service = new(new TestRegion().Cloud);

    /// <summary>What a later SDK brings is refused too; this fails then, until the model heeds it or the list has it.</summary>
    [Fact]
    public async Task OfEc2_IsHeededOrRefusedByItsName()
    {
        using var handler = new WireHandler(_service, QueryService.Ec2);
        using var ec2 = new AmazonEC2Client(
            Credentials, new AmazonEC2Config { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = handler.Factory });

        Assert.Equal(NotHeeded, await RefusedAsync(ec2, handler, Ec2Operations.All.Keys));
    }

    [Fact]
    public async Task OfAutoScaling_IsHeeded()
    {
        using var handler = new WireHandler(_service, QueryService.AutoScaling);
        using var autoScaling = new AmazonAutoScalingClient(
            Credentials, new AmazonAutoScalingConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = handler.Factory });
        var calls = typeof(IAmazonAutoScaling).GetMethods().Where(method => !method.IsStatic);

        Assert.Empty(await RefusedAsync(autoScaling, handler, calls.Select(call => call.Name[..^"Async".Length])));
    }

    /// <returns>A line for each action that refuses some.</returns>
    private static async Task<List<string>> RefusedAsync(AmazonServiceClient client, WireHandler handler, IEnumerable<string> actions)
    {
        var refused = new List<string>();
        foreach (var action in actions.Order(StringComparer.Ordinal))
        {
            var call = client.GetType().GetMethods()
                .Single(method => method.Name == $"{action}Async" && method.GetParameters()[0].ParameterType.Name == $"{action}Request");
            await Record.ExceptionAsync(
                () => (Task)call.Invoke(client, [Sample(call.GetParameters()[0].ParameterType), CancellationToken.None])!);
            Assert.Equal(action, handler.Responses[^1].Action);
            var names = new List<string>();
            while (Unknown(handler.Responses[^1]) is { } name)
            {
                Assert.True(handler.Form.Remove(name), $"{action} has no {name}.");
                names.Add(name);
                await handler.SendAsync();
            }

            if (names.Count > 0)
            {
                refused.Add($"{action}: {string.Join(' ', names)}");
            }
        }

        return refused;
    }

    private static string? Unknown(WireResponse response) =>
        Encoding.UTF8.GetString(response.Body.Span).Split("The parameter ") is [_, var rest] && rest.Contains(" is not recognized")
            ? rest.Split(' ')[0]
            : null;

    /// <summary>Every member has a value, also those of the shapes within.</summary>
    private static object Sample(Type type)
    {
        if (type == typeof(string) || type.IsSubclassOf(typeof(ConstantClass)))
        {
            return type == typeof(string) ? "text" : Activator.CreateInstance(type, "constant")!;
        }

        var sample = Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type)!;
        if (sample is IList list)
        {
            list.Add(Sample(type.GetGenericArguments()[0]));
        }
        else if (!sample.GetType().IsValueType)
        {
            foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                member.SetValue(sample, Sample(member.PropertyType));
            }
        }

        return sample;
    }
}
