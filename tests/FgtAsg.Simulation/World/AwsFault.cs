using System.Net;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;

namespace FgtAsg.Simulation.World;

/// <summary>Errors as the services' clients throw them.</summary>
internal static class AwsFault
{
    public static AmazonEC2Exception Ec2(string code, string message = "refused", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new(message, ErrorType.Unknown, code, "request-1", status);

    public static AmazonAutoScalingException AutoScaling(string code, string message = "refused", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new(message, ErrorType.Sender, code, "request-1", status);

    public static AmazonAutoScalingException NoActiveAction() =>
        AutoScaling("ValidationError", "No active Lifecycle Action found with token 00000000-0000-0000-0000-000000000000");

    public static AmazonS3Exception S3(string code, HttpStatusCode status) => new($"S3 says {code}", ErrorType.Sender, code, "request-1", status);

    public static AmazonDynamoDBException DynamoDb(string code, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new($"DynamoDB says {code}", ErrorType.Unknown, code, "request-1", status);

    public static AmazonServiceException Of(AwsCall call, string code, HttpStatusCode status) => call.Service switch
    {
        "ec2" => Ec2(code, status: status),
        "autoscaling" => AutoScaling(code, status: status),
        "dynamodb" => DynamoDb(code, status),
        "route53" => new AmazonRoute53Exception("refused", ErrorType.Sender, code, "request-1", status),
        "ssm" => new AmazonSimpleSystemsManagementException("refused", ErrorType.Sender, code, "request-1", status),
        "sns" => new AmazonSimpleNotificationServiceException("refused", ErrorType.Sender, code, "request-1", status),
        _ => S3(code, status),
    };

    /// <summary>The service's own fault: whether the call took effect is not said.</summary>
    public static AmazonServiceException Transient(AwsCall call) => Of(call, "ServiceUnavailable", HttpStatusCode.ServiceUnavailable);

    /// <summary>Too many calls: it had no effect.</summary>
    public static AmazonServiceException Throttled(AwsCall call) => call.Service switch
    {
        "ec2" => Ec2("RequestLimitExceeded", status: HttpStatusCode.ServiceUnavailable),
        "s3" => S3("SlowDown", HttpStatusCode.ServiceUnavailable),
        "dynamodb" => DynamoDb("ThrottlingException"),
        _ => Of(call, "Throttling", HttpStatusCode.BadRequest),
    };

    /// <summary>No retry helps.</summary>
    public static AmazonServiceException Fatal(AwsCall call) =>
        Of(call, call.Service == "ec2" ? "UnauthorizedOperation" : "AccessDenied", HttpStatusCode.Forbidden);
}
