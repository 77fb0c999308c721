using System.Text;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.FrontEnd;
using Microsoft.AspNetCore.Http;

namespace FgtAsg.Tests.Sandbox.FrontEnd;

public sealed class CallReaderTests
{
    [Theory]
    [InlineData("GET", "/", "ListBuckets", null)]
    [InlineData("PUT", "/fleet", "CreateBucket", "fleet")]
    [InlineData("HEAD", "/fleet", "HeadBucket", "fleet")]
    [InlineData("GET", "/fleet?list-type=2&prefix=licenses%2F", "ListObjectsV2", "fleet")]
    [InlineData("GET", "/fleet/?prefix=a", "ListObjects", "fleet")]
    [InlineData("GET", "/fleet?versions", "ListObjectVersions", "fleet")]
    [InlineData("PUT", "/fleet?versioning", "PutBucketVersioning", "fleet")]
    [InlineData("GET", "/fleet?notification", "GetBucketNotificationConfiguration", "fleet")]
    [InlineData("POST", "/fleet?delete", "DeleteObjects", "fleet")]
    [InlineData("PUT", "/fleet/intf_track.json?x-id=PutObject", "PutObject", "fleet/intf_track.json")]
    [InlineData("GET", "/fleet/licenses/a%20b.lic", "GetObject", "fleet/licenses/a b.lic")]
    [InlineData("HEAD", "/fleet/a", "HeadObject", "fleet/a")]
    [InlineData("DELETE", "/fleet/a", "DeleteObject", "fleet/a")]
    [InlineData("GET", "/fleet/a?tagging", "GetObjectTagging", "fleet/a")]
    [InlineData("PUT", "/fleet/a?tagging", "PutObjectTagging", "fleet/a")]
    [InlineData("DELETE", "/fleet/a?tagging", "DeleteObjectTagging", "fleet/a")]
    [InlineData("POST", "/fleet/a?uploads", "CreateMultipartUpload", "fleet/a")]
    [InlineData("PUT", "/fleet/a?partNumber=1&uploadId=u", "UploadPart", "fleet/a")]
    [InlineData("POST", "/fleet/a?uploadId=u", "CompleteMultipartUpload", "fleet/a")]
    [InlineData("DELETE", "/fleet/a?uploadId=u", "AbortMultipartUpload", "fleet/a")]
    public void Read_S3_HasTheOperationName(string method, string target, string action, string? resource)
    {
        var call = Read(method, target, Signed("s3"));

        Assert.Equal(("s3", action, resource), (call.Service, call.Action, call.Resource));
    }

    [Fact]
    public void Read_PutWithCopySource_IsCopyObject()
    {
        var call = Read("PUT", "/fleet/a", Signed("s3").Append(("x-amz-copy-source", "/fleet/b")));

        Assert.Equal("CopyObject", call.Action);
    }

    [Fact]
    public void Read_VirtualHost_HasTheBucket()
    {
        var call = Read("PUT", "/a/b", Signed("s3").Append(("Host", "fleet.localhost:4566")));

        Assert.Equal(("PutObject", "fleet/a/b"), (call.Action, call.Resource));
    }

    [Fact]
    public void Read_Query_HasTheFormFields()
    {
        var call = Read("POST", "/", [.. Signed("ec2"), Form], "Action=DescribeInstances&Version=2016-11-15&InstanceId.1=i-1&Name=a+b%2Bc");

        Assert.Equal(("ec2", "DescribeInstances", Protocol.Ec2), (call.Service, call.Action, call.Protocol));
        Assert.Equal("i-1", call.Parameters["InstanceId.1"]);
        Assert.Equal("a b+c", call.Parameters["Name"]);
    }

    [Theory]
    [InlineData("2016-11-15", "ec2")]
    [InlineData("2011-01-01", "autoscaling")]
    [InlineData("2011-06-15", "sts")]
    public void Read_UnsignedQuery_FindsTheServiceByItsVersion(string version, string service)
    {
        var call = Read("POST", "/", [Form], $"Action=Describe&Version={version}");

        Assert.Equal(service, call.Service);
    }

    [Fact]
    public void Read_DynamoDb_HasTargetAndTable()
    {
        var call = Read(
            "POST",
            "/",
            [("X-Amz-Target", "DynamoDB_20120810.UpdateItem")],
            """{"TableName":"pool","Key":{"Category":{"S":"x"}},"Limit":3}""");

        Assert.Equal(("dynamodb", "UpdateItem", "pool"), (call.Service, call.Action, call.Resource));
        Assert.Equal("3", call.Parameters["Limit"]);
        Assert.DoesNotContain("Key", call.Parameters.Keys);
    }

    [Fact]
    public void Read_InvalidJson_HasNoParameters()
    {
        var call = Read("POST", "/", [("X-Amz-Target", "DynamoDB_20120810.GetItem")], "[1");

        Assert.Empty(call.Parameters);
    }

    [Theory]
    [InlineData("POST", "/2013-04-01/hostedzone/Z1/rrset/", "ChangeResourceRecordSets", "Z1")]
    [InlineData("GET", "/2013-04-01/hostedzone/Z1/rrset?maxitems=1", "ListResourceRecordSets", "Z1")]
    [InlineData("POST", "/2013-04-01/hostedzone", "CreateHostedZone", null)]
    [InlineData("GET", "/2013-04-01/tags/x", "GET /2013-04-01/tags/x", null)]
    public void Read_Route53_FindsTheServiceByThePath(string method, string target, string action, string? resource)
    {
        var call = Read(method, target, []);

        Assert.Equal(("route53", action, resource), (call.Service, call.Action, call.Resource));
    }

    [Fact]
    public void Read_Presigned_FindsTheServiceByTheCredential()
    {
        var call = Read("GET", "/fleet/a?X-Amz-Credential=AK%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=1", []);

        Assert.Equal(("s3", "GetObject"), (call.Service, call.Action));
    }

    private static (string Name, string Value) Form => ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

    private static (string Name, string Value)[] Signed(string service) =>
    [
        ("Authorization",
            $"AWS4-HMAC-SHA256 Credential=AK/20260101/eu-central-1/{service}/aws4_request, SignedHeaders=host, Signature=1"),
    ];

    private static ServiceCall Read(string method, string target, IEnumerable<(string Name, string Value)> headers, string body = "")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Host = new HostString("127.0.0.1", 4566);
        var parts = target.Split('?', 2);
        context.Request.Path = PathString.FromUriComponent(parts[0]);
        context.Request.QueryString = parts.Length > 1 ? new QueryString("?" + parts[1]) : QueryString.Empty;
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return CallReader.Read(context.Request, Encoding.UTF8.GetBytes(body));
    }
}
