using System.Net;
using Amazon.Runtime;
using FgtAsg.Sandbox.Faults;

namespace FgtAsg.Simulation.World;

/// <summary>Creates the model's <see cref="ServiceError"/>s for tests.</summary>
internal static class AwsFault
{
    public static AmazonServiceException Ec2(string code, string message = "refused", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        ServiceError.Of("ec2", code, status, message);

    public static AmazonServiceException AutoScaling(string code, string message = "refused") =>
        ServiceError.Of("autoscaling", code, HttpStatusCode.BadRequest, message);

    public static AmazonServiceException NoActiveAction() =>
        AutoScaling("ValidationError", "No active Lifecycle Action found with token 00000000-0000-0000-0000-000000000000");

    public static AmazonServiceException S3(string code, HttpStatusCode status) => ServiceError.Of("s3", code, status, $"S3 says {code}");

    public static AmazonServiceException DynamoDb(string code) => ServiceError.Of("dynamodb", code, message: $"DynamoDB says {code}");

    public static AmazonServiceException Of(AwsCall call, string code, HttpStatusCode status) =>
        ServiceError.Of(call.Service, code, status);

    /// <inheritdoc cref="ServiceError.Unavailable"/>
    public static AmazonServiceException Transient(AwsCall call) => ServiceError.Unavailable(call.Service);

    /// <inheritdoc cref="ServiceError.Throttled"/>
    public static AmazonServiceException Throttled(AwsCall call) => ServiceError.Throttled(call.Service);

    /// <inheritdoc cref="ServiceError.Denied"/>
    public static AmazonServiceException Fatal(AwsCall call) => ServiceError.Denied(call.Service);
}
