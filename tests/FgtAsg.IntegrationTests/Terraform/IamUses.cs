using FgtAsg.Sandbox.Calls;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// The permissions that each call of the function needs, from the Service Authorization Reference. The ARNs are those of the planned
/// deployment: its bucket and table replace those of the tested fleet. ARNs of EC2 are left out, as its calls name ids.
/// </summary>
internal sealed class IamUses(string bucketArn, string tableArn, string groupName, IReadOnlyDictionary<string, string> planned)
{
    public IEnumerable<IamUse> Of(RecordedCall call) => call.Service switch
    {
        "ec2" => OfEc2(call),
        "autoscaling" => OfAutoScaling(call),
        "states" => [new IamUse($"states:{call.Action}", Planned(call.Parameters["stateMachineArn"]))],
        "s3" => OfS3(call),
        "dynamodb" => [OfDynamoDb(call)],
        "ssm" => OfSsm(call),
        "sns" => [new IamUse($"sns:{call.Action}", Planned(call.Parameters["TopicArn"]))],
        "route53" => [new IamUse($"route53:{call.Action}", $"arn:aws:route53:::hostedzone/{call.Resource}")],
        _ => throw new ArgumentException($"The permissions for {call.Service} ({call.Action}) are not known.", nameof(call)),
    };

    private static IEnumerable<IamUse> OfEc2(RecordedCall call)
    {
        yield return new IamUse($"ec2:{call.Action}", Resource: null);
        if (call.Parameters.Keys.Any(p => p.StartsWith("TagSpecification", StringComparison.Ordinal)))
        {
            yield return new IamUse("ec2:CreateTags", Resource: null);
        }
    }

    private IEnumerable<IamUse> OfAutoScaling(RecordedCall call)
    {
        yield return new IamUse($"autoscaling:{call.Action}", GroupArn(call));
        if (call.Parameters.Keys.Any(p => p.StartsWith("LaunchTemplate.", StringComparison.Ordinal)))
        {
            // Auto Scaling checks whether the caller may launch from the template.
            yield return new IamUse("ec2:RunInstances", Resource: null);
            yield return new IamUse("ec2:CreateTags", Resource: null);
        }
    }

    private static IEnumerable<IamUse> OfSsm(RecordedCall call)
    {
        if (call.Action != "SendCommand")
        {
            yield return new IamUse($"ssm:{call.Action}", "*");
            yield break;
        }

        yield return new IamUse("ssm:SendCommand", $"arn:aws:ssm:us-east-1:123456789012:document/{call.Parameters["DocumentName"]}");
        yield return new IamUse("ssm:SendCommand", "arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0");
    }

    private string Planned(string arn) => planned.GetValueOrDefault(arn, arn);

    private string? GroupArn(RecordedCall call) => call.Parameters.GetValueOrDefault("AutoScalingGroupName") is { } name
        ? "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:00000000-0000-0000-0000-000000000000:"
            + $"autoScalingGroupName/{(name == groupName ? name : "another")}"
        : null;

    private IEnumerable<IamUse> OfS3(RecordedCall call)
    {
        var objectArn = $"{bucketArn}/{call.Resource![(call.Resource!.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
        if (call.Action == "CopyObject")
        {
            // The only copy is that of a broken track file. Its name begins with the name of the track file.
            yield return new IamUse("s3:GetObject", objectArn.Split(".invalid-")[0]);
            yield return new IamUse("s3:PutObject", objectArn);
            yield break;
        }

        if (call.Action == "ListObjectsV2")
        {
            yield return new IamUse("s3:ListBucket", bucketArn);
            yield break;
        }

        yield return new IamUse($"s3:{call.Action}", objectArn);
        if (call is { Action: "GetObject", StatusCode: 404 })
        {
            // Without this permission, the answer for a missing object would be 403 instead of 404.
            yield return new IamUse("s3:ListBucket", bucketArn);
        }
    }

    private IamUse OfDynamoDb(RecordedCall call) => call.Action switch
    {
        // A transaction needs the permissions of its parts. The function's transactions have only updates.
        "TransactWriteItems" => new IamUse("dynamodb:UpdateItem", tableArn),
        _ when call.Parameters.GetValueOrDefault("IndexName") is { } index =>
            new IamUse($"dynamodb:{call.Action}", $"{tableArn}/index/{index}"),
        _ => new IamUse($"dynamodb:{call.Action}", tableArn),
    };
}
