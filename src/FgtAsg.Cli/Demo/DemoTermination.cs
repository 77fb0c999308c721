using System.Text.Json.Nodes;

namespace FgtAsg.Cli.Demo;

/// <param name="InstanceId">The instance.</param>
/// <param name="Answer">The function's answer to its terminate event.</param>
/// <param name="InterfacesLeft">Of its interfaces, those that still exist.</param>
/// <param name="ElasticIpsLeft">Of its Elastic IPs, those that are still allocated.</param>
internal sealed record DemoTermination(
    string InstanceId, JsonNode? Answer, IReadOnlyList<string> InterfacesLeft, IReadOnlyList<string> ElasticIpsLeft);
