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

/// <summary>Every parameter of every action, with the name that the SDK's client sends.</summary>
public sealed class ParameterTests
{
    private static readonly string[] RefusedParameters =
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

    /// <summary>Fails if a later SDK has new parameters, until the model uses them or the list names them.</summary>
    [Fact]
    public async Task Ec2_EveryParameter_IsUsedOrRefusedByName()
    {
        using var handler = new WireHandler(_service, QueryService.Ec2);
        using var ec2 = new AmazonEC2Client(
            Credentials, new AmazonEC2Config { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = handler.Factory });

        Assert.Equal(RefusedParameters, await RefusedAsync(ec2, handler, Ec2Operations.All.Keys));
    }

    [Fact]
    public async Task AutoScaling_EveryParameter_IsUsed()
    {
        using var handler = new WireHandler(_service, QueryService.AutoScaling);
        using var autoScaling = new AmazonAutoScalingClient(
            Credentials, new AmazonAutoScalingConfig { RegionEndpoint = RegionEndpoint.EUCentral1, HttpClientFactory = handler.Factory });
        var calls = typeof(IAmazonAutoScaling).GetMethods().Where(method => !method.IsStatic);

        Assert.Empty(await RefusedAsync(autoScaling, handler, calls.Select(call => call.Name[..^"Async".Length])));
    }

    /// <returns>A line with the refused parameters for each action that has any.</returns>
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

    /// <summary>An object with a value in every member, nested objects included.</summary>
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
