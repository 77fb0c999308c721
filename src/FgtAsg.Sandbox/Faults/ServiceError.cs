using System.Net;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.StepFunctions;

namespace FgtAsg.Sandbox.Faults;

/// <summary>The services' errors as their SDK clients throw them. The HTTP side writes the same errors.</summary>
public static class ServiceError
{
    /// <param name="service">The name in signatures.</param>
    /// <param name="code">The error code, such as <c>AccessDenied</c>.</param>
    /// <param name="status">The HTTP status of the response.</param>
    /// <param name="message">A message for people.</param>
    public static AmazonServiceException Of(
        string service, string code, HttpStatusCode status = HttpStatusCode.BadRequest, string message = "refused") => service switch
        {
            "ec2" => new AmazonEC2Exception(message, ErrorType.Unknown, code, RequestId, status),
            "autoscaling" => new AmazonAutoScalingException(message, ErrorType.Sender, code, RequestId, status),
            "s3" => new AmazonS3Exception(message, ErrorType.Sender, code, RequestId, status),
            "dynamodb" => new AmazonDynamoDBException(message, ErrorType.Unknown, code, RequestId, status),
            "route53" => new AmazonRoute53Exception(message, ErrorType.Sender, code, RequestId, status),
            "ssm" => new AmazonSimpleSystemsManagementException(message, ErrorType.Sender, code, RequestId, status),
            "sns" => new AmazonSimpleNotificationServiceException(message, ErrorType.Sender, code, RequestId, status),
            "sqs" => new AmazonSQSException(message, ErrorType.Sender, code, RequestId, status),
            "states" => new AmazonStepFunctionsException(message, ErrorType.Sender, code, RequestId, status),
            _ => new AmazonServiceException(message, ErrorType.Unknown, code, RequestId, status),
        };

    /// <summary>The service's throttling error. The call had no effect.</summary>
    public static AmazonServiceException Throttled(string service) => service switch
    {
        "ec2" => Of(service, "RequestLimitExceeded", HttpStatusCode.ServiceUnavailable, "Request limit exceeded."),
        "s3" => Of(service, "SlowDown", HttpStatusCode.ServiceUnavailable, "Please reduce your request rate."),
        "dynamodb" => Of(service, "ProvisionedThroughputExceededException", message: "Rate exceeded"),
        "autoscaling" or "route53" or "sts" or "iam" or "elasticloadbalancing" => Of(service, "Throttling", message: "Rate exceeded"),
        "sqs" => Of(service, "RequestThrottled", message: "Rate exceeded"),
        _ => Of(service, "ThrottlingException", message: "Rate exceeded"),
    };

    /// <summary>A server error. It does not tell whether the call took effect.</summary>
    public static AmazonServiceException Unavailable(string service) =>
        Of(service, "ServiceUnavailable", HttpStatusCode.ServiceUnavailable);

    /// <summary>A permission is missing. Retries do not help.</summary>
    public static AmazonServiceException Denied(string service) =>
        Of(service, service == "ec2" ? "UnauthorizedOperation" : "AccessDenied", HttpStatusCode.Forbidden);

    private const string RequestId = "request-1";
}
