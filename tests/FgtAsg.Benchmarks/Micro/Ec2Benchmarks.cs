using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.EC2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using BenchmarkDotNet.Attributes;
using FgtAsg.Aws;

namespace FgtAsg.Benchmarks.Micro;

/// <summary>Measures the function's EC2 client without a network.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Ec2Benchmarks
{
    private readonly CreateNetworkInterfaceRequest _create = new()
    {
        ClientToken = "0123456789abcdef0123456789abcdef",
        SubnetId = "subnet-0123456789abcdef1",
        Description = "trust",
        Groups = ["sg-0123456789abcdef0"],
        TagSpecifications = Samples.ResourceTags.TagsFor(
            ResourceType.NetworkInterface, Samples.InstanceId, Samples.Options.NetworkInterfaces[1]),
    };

    private readonly DescribeNetworkInterfacesRequest _describe = new() { Filters = Samples.ResourceTags.FiltersFor(Samples.InstanceId) };
    private GuardedEC2Client? _client;

    [GlobalSetup]
    public async Task SetUpAsync() => _client = new GuardedEC2Client(
        new BasicAWSCredentials("test", "test"),
        new AmazonEC2Config
        {
            ServiceURL = "http://127.0.0.1:9",
            AuthenticationRegion = "us-east-1",
            HttpClientFactory = new CannedHttp(await DescribeInterfacesOfAFirewall.AnswerAsync()),
        });

    [GlobalCleanup]
    public void CleanUp() => _client?.Dispose();

    [Benchmark(Description = "EC2: marshal CreateNetworkInterface")]
    public object Marshal() => CreateNetworkInterfaceRequestMarshaller.Instance.Marshall(_create);

    [Benchmark(Description = "EC2: DescribeNetworkInterfaces of three, signed, sent nowhere, unmarshalled")]
    public async Task<int> DescribeAsync() => (await _client!.DescribeNetworkInterfacesAsync(_describe)).NetworkInterfaces.Count;
}
