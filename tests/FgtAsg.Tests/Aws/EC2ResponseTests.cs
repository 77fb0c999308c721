using System.Net;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>How the guarded official client reads EC2's responses, and bodies that do not come from EC2.</summary>
public sealed class EC2ResponseTests
{
    private static readonly Dictionary<string, Func<AmazonEC2Client, Task>> Calls = new()
    {
        ["AllocateAddress"] = ec2 => ec2.AllocateAddressAsync(new AllocateAddressRequest()),
        ["AssociateAddress"] = ec2 => ec2.AssociateAddressAsync(new AssociateAddressRequest()),
        ["AttachNetworkInterface"] = ec2 => ec2.AttachNetworkInterfaceAsync(new AttachNetworkInterfaceRequest()),
        ["CreateNetworkInterface"] = ec2 => ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest()),
        ["CreateSnapshot"] = ec2 => ec2.CreateSnapshotAsync(new CreateSnapshotRequest()),
        ["DeleteNetworkInterface"] = ec2 => ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest()),
        ["DescribeAddresses"] = ec2 => ec2.DescribeAddressesAsync(new DescribeAddressesRequest()),
        ["DescribeInstances"] = ec2 => ec2.DescribeInstancesAsync(new DescribeInstancesRequest()),
        ["DescribeNetworkInterfaces"] = ec2 => ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest()),
        ["DescribeSnapshots"] = ec2 => ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest()),
    };

    public static TheoryData<string, string> ForeignBodies
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Calls.Keys)
            {
                data.Add(operation, "");
                data.Add(operation, "{}");
                data.Add(operation, "<html><body>Please log in</body></html>");
                data.Add(operation, $"<{operation}Response><requestId>r-1");
                data.Add(operation, "<TerminateInstancesResponse><requestId>r-1</requestId></TerminateInstancesResponse>");
                data.Add(operation, Bodies.EC2Error("Blocked"));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ForeignBodies))]
    public async Task Success_BodyIsNotTheOperationsResponse_IsAFailedCall(string operation, string body)
    {
        var error = await UnreadableAsync(operation, body);

        Assert.Contains($"EC2, {operation}: the response ", error.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.True(AwsErrors.IsFailedCall(error) && AwsErrors.IsTransient(error) && !AwsErrors.IsRefusal(error));
    }

    [Theory]
    [InlineData("AllocateAddress", "<publicIp>203.0.113.7</publicIp>", "AllocationId")]
    [InlineData("AllocateAddress", "<allocationId>eipalloc-1</allocationId>", "PublicIp")]
    [InlineData("AssociateAddress", "<return>true</return>", "AssociationId")]
    [InlineData("AttachNetworkInterface", "<attachmentId/>", "AttachmentId")]
    [InlineData("CreateNetworkInterface", "<clientToken>token</clientToken>", "NetworkInterfaceId")]
    [InlineData("CreateNetworkInterface", "<networkInterface><status>pending</status></networkInterface>", "NetworkInterfaceId")]
    [InlineData("CreateSnapshot", "<status>pending</status>", "SnapshotId")]
    public async Task Success_IdOfTheNewResourceIsMissing_IsAFailedCall(string operation, string members, string missing)
    {
        var error = await UnreadableAsync(operation, $"<{operation}Response><requestId>r-1</requestId>{members}</{operation}Response>");

        Assert.Contains($"EC2, {operation}: the response has no {missing} (", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deviceIndex", "one")]
    [InlineData("deviceIndex", "99999999999")]
    [InlineData("attachTime", "yesterday")]
    [InlineData("deleteOnTermination", "perhaps")]
    public async Task Success_ValueHasTheWrongType_IsAFailedCallWithoutTheValue(string member, string value)
    {
        var item = $"<item><attachment><{member}>{value}</{member}></attachment></item>";
        var set = $"<networkInterfaceSet>{item}</networkInterfaceSet>";
        var error = await UnreadableAsync(
            "DescribeNetworkInterfaces", $"<DescribeNetworkInterfacesResponse>{set}</DescribeNetworkInterfacesResponse>");

        Assert.DoesNotContain(value, error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The SDK treats an empty list and a missing list alike.</summary>
    [Theory]
    [InlineData("<DescribeAddressesResponse><requestId>r-1</requestId><addressesSet/></DescribeAddressesResponse>")]
    [InlineData("<DescribeAddressesResponse><requestId>r-1</requestId></DescribeAddressesResponse>")]
    public async Task Describe_NoResources_ReturnsAnEmptyList(string body)
    {
        using var ec2 = TestClients.EC2(new FakeService().AnswersOk(body));

        var response = await ec2.DescribeAddressesAsync(new DescribeAddressesRequest(), CancellationToken.None);

        Assert.Empty(response.Addresses ?? []);
        Assert.Equal("r-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Error_FromTheService_ThrowsTheTypedException()
    {
        var body = Bodies.EC2Error("InvalidNetworkInterfaceID.NotFound", "It is not there.");
        using var ec2 = TestClients.EC2(new FakeService().Answers(HttpStatusCode.BadRequest, body));

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => Calls["DescribeNetworkInterfaces"](ec2));

        Assert.Equal(
            ("InvalidNetworkInterfaceID.NotFound", "It is not there.", HttpStatusCode.BadRequest, "r-e"),
            (error.ErrorCode, error.Message, error.StatusCode, error.RequestId));
        Assert.True(AwsErrors.IsRefusal(error));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html><body><h1>Bad gateway</h1></body></html>", true)]
    [InlineData(HttpStatusCode.Forbidden, "access denied by the proxy", false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", true)]
    [InlineData(HttpStatusCode.BadRequest, "<Response><Errors><Error><Code>Inva", false)]
    [InlineData(HttpStatusCode.BadRequest, "<Response><Errors/></Response>", false)]
    [InlineData(
        HttpStatusCode.BadRequest,
        "<!DOCTYPE r [<!ENTITY e 'x'>]><Response><Errors><Error><Code>&e;</Code></Error></Errors></Response>",
        false)]
    public async Task Error_NotFromTheService_HasTheStatusAndNoCode(HttpStatusCode status, string body, bool isTransient)
    {
        using var ec2 = TestClients.EC2(new FakeService().Answers(status, body, "text/html"));

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Calls["DescribeAddresses"](ec2));

        Assert.Equal((null, status), (error.ErrorCode, error.StatusCode));
        Assert.Contains("EC2, DescribeAddresses: the response is not an error of the service (", error.Message, StringComparison.Ordinal);
        Assert.Contains($"text/html, {body.Length} bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal((isTransient, false), (AwsErrors.IsTransient(error), AwsErrors.IsRefusal(error)));
    }

    private static async Task<AmazonUnmarshallingException> UnreadableAsync(string operation, string body)
    {
        using var ec2 = TestClients.EC2(new FakeService().AnswersOk(body), config => config.MaxErrorRetry = 0);
        return await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Calls[operation](ec2));
    }
}
