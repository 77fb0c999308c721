using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.AutoScaling.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Scaling;

/// <summary>Auto Scaling API calls in the form in which CloudTrail reports them to EventBridge.</summary>
internal static class CloudTrailEvents
{
    public static void UpdateAutoScalingGroup(CloudState state, UpdateAutoScalingGroupRequest request, ServiceFault? refusal)
    {
        var parameters = new JsonObject { ["autoScalingGroupName"] = request.AutoScalingGroupName };
        Add(parameters, "minSize", request.MinSize);
        Add(parameters, "maxSize", request.MaxSize);
        Add(parameters, "desiredCapacity", request.DesiredCapacity);
        if (request.LaunchTemplate is { } template)
        {
            var named = new JsonObject();
            Add(named, "launchTemplateId", template.LaunchTemplateId);
            Add(named, "launchTemplateName", template.LaunchTemplateName);
            Add(named, "version", template.Version);
            parameters["launchTemplate"] = named;
        }

        state.Raise(
            "aws.autoscaling",
            "AWS API Call via CloudTrail",
            [],
            Json.Object(
                ("eventVersion", "1.11"),
                ("userIdentity", Identity(state)),
                ("eventTime", state.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                ("eventSource", "autoscaling.amazonaws.com"),
                ("eventName", nameof(UpdateAutoScalingGroup)),
                ("awsRegion", state.Options.Region),
                ("sourceIPAddress", "192.0.2.1"),
                ("userAgent", state.Caller.UserAgent),
                ("errorCode", refusal?.Code),
                ("errorMessage", refusal?.Message),
                ("requestParameters", parameters),
                ("requestID", state.Ids.NextUuid()),
                ("eventID", state.Ids.NextUuid()),
                ("readOnly", false),
                ("eventType", "AwsApiCall"),
                ("managementEvent", true),
                ("recipientAccountId", state.Options.AccountId),
                ("eventCategory", "Management")));
    }

    private static JsonObject Identity(CloudState state)
    {
        var (partition, account) = (state.Partition, state.Options.AccountId);
        return state.Caller.FunctionName is { } function
            ? new JsonObject
            {
                ["type"] = "AssumedRole",
                ["principalId"] = $"AROAEXAMPLEEXAMPLE000:{function}",
                ["arn"] = $"arn:{partition}:sts::{account}:assumed-role/{function}-role/{function}",
                ["accountId"] = account,
            }
            : new JsonObject
            {
                ["type"] = "IAMUser",
                ["principalId"] = "AIDAEXAMPLEEXAMPLE000",
                ["arn"] = $"arn:{partition}:iam::{account}:user/operator",
                ["accountId"] = account,
                ["userName"] = "operator",
            };
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
