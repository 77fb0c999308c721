using System.Collections;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleNotificationService.Model;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>Compares the slim clients with botocore, which reads AWS's service models.</summary>
public sealed class BotocoreTests
{
    /// <summary>Requests with all members set, and requests with empty lists.</summary>
    [ToolFact(Tools.Moto)]
    public async Task EveryRequest_IsWrittenAsBotocoreWritesIt()
    {
        AmazonWebServiceRequest[] empty =
        [
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [], Filters = [] },
            new DescribeAutoScalingInstancesRequest { InstanceIds = [] },
            new PublishRequest { Message = "message", MessageAttributes = [] },
        ];
        List<(ClientOperation Operation, object Request)> requests =
        [
            .. ClientOperation.All.Select(operation => (operation, Sample(operation.Request))),
            .. empty.Select(request => (ClientOperation.All.Single(known => known.Request == request.GetType()), (object)request)),
        ];
        var expected = await AskAsync("requests", requests.Select(item => new JsonObject
        {
            ["service"] = item.Operation.Service,
            ["operation"] = item.Operation.Name,
            ["params"] = Members.ToJson(item.Request),
        }));

        foreach (var ((operation, request), written) in requests.Zip(expected))
        {
            await AssertSentAsync(operation, request, written!);
        }
    }

    [ToolFact(Tools.Moto)]
    public async Task EveryMemberOfEveryResponse_IsReadAsBotocoreReadsIt()
    {
        var answers = await AskAsync("responses", ClientOperation.All.Select(operation => new JsonObject
        {
            ["service"] = operation.Service,
            ["operation"] = operation.Name,
        }));

        foreach (var (operation, answer) in ClientOperation.All.Zip(answers))
        {
            var headers = answer!["headers"]!.AsObject().ToDictionary(header => header.Key, header => header.Value!.GetValue<string>());
            var response = await operation.SendAsync(
                Sample(operation.Request), new Capture(answer["body"]!.GetValue<string>(), headers), CancellationToken.None);

            Assert.Equal("r-1", response.ResponseMetadata.RequestId);
            Comparison.AssertSame(operation.Name, response, answer["parsed"], mayBeAbsent: false);
        }
    }

    [ToolFact(Tools.Moto)]
    public async Task EveryEndpoint_FollowsThePublishedRules()
    {
        string[] regions =
        [
            "us-east-1", "us-west-2", "eu-central-1", "ap-southeast-3", "me-central-1", "cn-north-1", "cn-northwest-1", "us-gov-west-1",
            "us-gov-east-1", "eusc-de-east-1", "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1",
        ];
        string[] services = ["autoscaling", "route53", "sns", "stepfunctions"];
        bool[] flags = [false, true];
        var questions = (
            from service in services
            from region in regions
            from fips in flags
            from dualStack in flags
            select (service, region, fips, dualStack)).ToList();
        var expected = await AskAsync("endpoints", questions.Select(question => new JsonObject
        {
            ["service"] = question.service,
            ["region"] = question.region,
            ["fips"] = question.fips,
            ["dualStack"] = question.dualStack,
        }));

        Assert.Equal(
            questions.Zip(expected, (asked, endpoint) => $"{asked}: {endpoint?["url"]} {endpoint?["signingRegion"]}"),
            questions.Select(asked => $"{asked}: {EndpointOf(asked.service, asked.region, asked.fips, asked.dualStack)}"));
    }

    private static object Sample(Type request)
    {
        // Larger than the minimum of every number in the models.
        var count = 100;
        return Members.Sample(request, ref count);
    }

    private static async Task AssertSentAsync(ClientOperation operation, object request, JsonNode written)
    {
        var target = (string?)written["headers"]?["X-Amz-Target"];
        var http = new Capture(target is null ? $"<{operation.Name}Response/>" : "{}");
        await operation.SendAsync(request, http, CancellationToken.None);
        Assert.Equal((written["method"]!.GetValue<string>(), written["path"]!.GetValue<string>()), (http.Method, http.Path));
        Assert.Equal(target, http.Target);
        if (target is not null)
        {
            Assert.Equal((string?)written["headers"]!["Content-Type"], http.ContentType);
            var body = (string)written["body"]!;
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(http.Body)), $"{http.Body} instead of {body}");
        }
        else if (written["body"] is JsonObject form)
        {
            Assert.Equal(FieldsOf(form), http.Form);
        }
        else
        {
            Assert.Equal(written["body"]!.GetValue<string>(), http.Body);
        }
    }

    private static SortedDictionary<string, string> FieldsOf(JsonObject form) => new(
        form.ToDictionary(field => field.Key, field => field.Value!.ToString()), StringComparer.Ordinal);

    /// <summary>
    /// The URL, and the signing region if it differs from the client's region. Empty if the endpoint rules refuse the combination.
    /// </summary>
    private static string EndpointOf(string service, string region, bool fips, bool dualStack)
    {
        var config = ClientOperation.ConfigOf(service);
        config.IgnoreConfiguredEndpointUrls = true;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        try
        {
            var endpoint = config.DetermineServiceOperationEndpoint(
                new ServiceOperationEndpointParameters(new DescribeAutoScalingGroupsRequest()));
            var schemes = endpoint.Attributes?["authSchemes"] as IList;
            return $"{endpoint.URL} {(schemes?[0] as IPropertyBag)?["signingRegion"]}";
        }
        catch (AmazonClientException)
        {
            return " ";
        }
    }

    private static Task<JsonArray> AskAsync(string kind, IEnumerable<JsonObject> items) =>
        Python.AskAsync(new JsonObject { ["kind"] = kind, ["items"] = new JsonArray([.. items]) }, CancellationToken.None);
}
