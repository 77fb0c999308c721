using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Model.Groups;
using static FgtAsg.IntegrationTests.Terraform.Deployment;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Asserts that the example's function, as it was read back, is correct.</summary>
internal static class DeployedFunction
{
    private const string Region = DeployedExample.Region;
    private const string Name = DeployedExample.Name;

    /// <summary>Three attempts of the function's timeout, and the pauses between them, in seconds.</summary>
    private const int EventAge = (3 * 600) + 300;

    /// <summary>Asserts code, runtime and settings, and the table and hooks that the code relies on.</summary>
    public static void AssertIsAsConfigured(
        Deployment deployment, JsonNode settings, IReadOnlyDictionary<string, string?> outputs, string zipPath)
    {
        var configuration = deployment.Configuration;

        // moto does not keep the code itself.
        var sha256 = Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(zipPath)));
        Assert.Equal(
            (sha256, "FgtAsg", "dotnet8"),
            (Text(configuration, "CodeSha256"), Text(configuration, "Handler"), Text(configuration, "Runtime")));
        Assert.Equal(
            (600, 512, "x86_64"),
            ((int)configuration["Timeout"]!, (int)configuration["MemorySize"]!, (string)configuration["Architectures"]![0]!));
        Assert.Equal(
            ("JSON", $"/aws/lambda/{Name}"),
            (Text(configuration["LoggingConfig"]!, "LogFormat"), Text(configuration["LoggingConfig"]!, "LogGroup")));
        Assert.Equal(
            (outputs["function_name"], outputs["function_role_arn"], outputs["log_group_name"]),
            (Text(configuration, "FunctionName"), Text(configuration, "Role"), Text(configuration["LoggingConfig"]!, "LogGroup")));

        Assert.Equal(
            settings.AsObject().Select(v => $"{v.Key}={v.Value}").Order(StringComparer.Ordinal),
            deployment.Settings.Select(v => $"{v.Key}={v.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(
            (outputs["bucket_name"], outputs["table_name"], outputs["group_name"]),
            (deployment.Settings["s3_bucket_name"], deployment.Settings["dynamodb_table_name"], deployment.Settings["asg_name"]));
        Assert.Equal($"s3://{deployment.Settings["s3_bucket_name"]}/{deployment.Settings["license_prefix"]}", outputs["license_folder"]);

        // The table as the function's code needs it.
        Assert.Equal("Category HASH", string.Join(", ", List(deployment.Table["KeySchema"]).Select(Key)));
        var index = Assert.Single(List(deployment.Table["GlobalSecondaryIndexes"]));
        Assert.Equal(
            ("available", "Pool HASH, AvailableSince RANGE", "KEYS_ONLY"),
            (
                Text(index, "IndexName"),
                string.Join(", ", List(index["KeySchema"]).Select(Key)),
                Text(index["Projection"]!, "ProjectionType")));

        Assert.Equal(
            [
                (LifecycleTransitions.Launching, $"{Name}-launch", TimeSpan.FromMinutes(30), LifecycleResults.Abandon),
                (LifecycleTransitions.Terminating, $"{Name}-terminate", TimeSpan.FromMinutes(30), LifecycleResults.Continue),
            ],
            deployment.Hooks.Select(h => (h.Transition, h.Name, h.HeartbeatTimeout!.Value, h.DefaultResult)));
    }

    /// <summary>
    /// Asserts that the rules and the bucket target the function and may invoke it, and that failed events go to the dead-letter queue.
    /// </summary>
    public static void AssertEventsReachIt(Deployment deployment)
    {
        var deadLetters = $"arn:aws:sqs:{Region}:123456789012:{Name}-dead-letters";
        Assert.Equal(
            ["confirm", "launch", "state-change", "sweep", "terminate"],
            deployment.Rules.Select(r => Text(r, "Name")[(Name.Length + 1)..]).Order(StringComparer.Ordinal));
        Assert.Equal(["rate(15 minutes)"], deployment.Rules.Select(r => (string?)r["ScheduleExpression"]).OfType<string>());
        Assert.All(deployment.Rules, rule =>
        {
            var isQueued = Text(rule, "Name") == $"{Name}-state-change";
            var target = Assert.Single(List(rule["Targets"]));
            Assert.Equal(
                (isQueued ? $"arn:aws:sqs:{Region}:123456789012:{Name}-state-change" : deployment.FunctionArn, deadLetters),
                (Text(target, "Arn"), Text(target["DeadLetterConfig"]!, "Arn")));
            Assert.Equal(EventAge, (int)target["RetryPolicy"]!["MaximumEventAgeInSeconds"]!);
            if (!isQueued)
            {
                AssertMayInvoke(deployment, "events.amazonaws.com", Text(rule, "Arn"));
            }
        });

        Assert.Equal(
            (2, EventAge),
            ((int)deployment.InvokeConfig["MaximumRetryAttempts"]!, (int)deployment.InvokeConfig["MaximumEventAgeInSeconds"]!));
        Assert.Equal(deadLetters, Text(deployment.InvokeConfig["DestinationConfig"]!["OnFailure"]!, "Destination"));

        Assert.Equal(deployment.FunctionArn, Text(Assert.Single(deployment.Notifications), "LambdaFunctionArn"));
        AssertMayInvoke(deployment, "s3.amazonaws.com", $"arn:aws:s3:::{deployment.Settings["s3_bucket_name"]}");
        Assert.Equal(deployment.Rules.Count, deployment.PolicyStatements.Count);
        var notification = deployment.NotificationRule;
        Assert.Equal(deployment.Settings["license_prefix"], notification.KeyPrefix);
        Assert.Equal(
            ["s3:LifecycleExpiration:*", "s3:ObjectCreated:*", "s3:ObjectRemoved:*"], notification.Events.Order(StringComparer.Ordinal));
    }

    private static void AssertMayInvoke(Deployment deployment, string service, string source) => Assert.Single(
        deployment.PolicyStatements,
        s => Text(s, "Effect") == "Allow" && Text(s, "Action") == "lambda:InvokeFunction" && Text(s, "Resource") == deployment.FunctionArn
            && Text(s["Principal"]!, "Service") == service && Text(s["Condition"]!["ArnLike"]!, "AWS:SourceArn") == source);

    private static string Key(JsonNode key) => $"{Text(key, "AttributeName")} {Text(key, "KeyType")}";
}
