using System.Text.Json;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Model.Groups;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>A deployed function, read back from AWS, as AWS's answers and as objects of the sandbox.</summary>
internal sealed class Deployment(JsonNode answers)
{
    public JsonNode Configuration => answers["configuration"]!;

    public JsonNode InvokeConfig => answers["invokeConfig"]!;

    public IReadOnlyList<JsonNode> PolicyStatements => List(answers["policy"]!["Statement"]);

    public IReadOnlyList<JsonNode> Rules => List(answers["rules"]);

    public IReadOnlyList<JsonNode> Notifications => List(answers["notifications"]!["LambdaFunctionConfigurations"]);

    public JsonNode Table => answers["table"]!;

    public JsonNode Group => answers["group"]!;

    public IReadOnlyList<JsonNode> Vpcs => List(answers["vpcs"]);

    public IReadOnlyList<JsonNode> Subnets => List(answers["subnets"]);

    public IReadOnlyList<JsonNode> SecurityGroups => List(answers["securityGroups"]);

    /// <summary>The launch template's primary interface (device index 0).</summary>
    public JsonNode PrimaryInterface =>
        answers["launchTemplate"]!["NetworkInterfaces"]!.AsArray().Single(i => (int)i!["DeviceIndex"]! == 0)!;

    public JsonNode LaunchTemplate => answers["launchTemplate"]!;

    /// <summary>The launch template's image.</summary>
    public JsonNode Image => answers["image"]!;

    public string FunctionArn => Text(Configuration, "FunctionArn");

    public IReadOnlyDictionary<string, string> Settings => Configuration["Environment"]!["Variables"]!.AsObject()
        .ToDictionary(v => v.Key, v => v.Value!.GetValue<string>(), StringComparer.Ordinal);

    public IReadOnlyList<LifecycleHookSpecification> Hooks =>
    [
        .. List(answers["hooks"]).Select(hook => new LifecycleHookSpecification
        {
            Name = Text(hook, "LifecycleHookName"),
            Transition = Text(hook, "LifecycleTransition"),
            HeartbeatTimeout = TimeSpan.FromSeconds((int)hook["HeartbeatTimeout"]!),
            DefaultResult = Text(hook, "DefaultResult"),
        }),
    ];

    /// <summary>
    /// The enabled rules with a pattern, as rules of the sandbox's EventBridge. A field that the sandbox would ignore is an error.
    /// </summary>
    public IReadOnlyList<EventRule> EventRules =>
        [
            .. Rules
                .Where(r => r["EventPattern"] is not null && Text(r, "State") == "ENABLED")
                .Select(r => ToEventRule(Text(r, "EventPattern"))),
        ];

    /// <summary>The bucket's notification for this function, as a rule of the sandbox's S3.</summary>
    public S3NotificationRule NotificationRule
    {
        get
        {
            var notification = Assert.Single(Notifications);
            var filter = Assert.Single(List(notification["Filter"]!["Key"]!["FilterRules"]));
            Assert.Equal("prefix", Text(filter, "Name"), ignoreCase: true);
            return new S3NotificationRule
            {
                Bucket = Settings["s3_bucket_name"],
                KeyPrefix = Text(filter, "Value"),
                Events = [.. List(notification["Events"]).Select(e => e.GetValue<string>())],
                ConfigurationId = Text(notification, "Id"),
            };
        }
    }

    public static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();

    public static IReadOnlyList<JsonNode> List(JsonNode? array) => [.. array!.AsArray().Select(node => node!)];

    private static EventRule ToEventRule(string json)
    {
        using var pattern = JsonDocument.Parse(json);
        var fields = pattern.RootElement.EnumerateObject().ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        Assert.Equal(["detail", "detail-type", "source"], fields.Keys.Order(StringComparer.Ordinal));
        return new EventRule
        {
            Source = Assert.Single(Values(fields["source"])),
            DetailTypes = Values(fields["detail-type"]),
            Detail = fields["detail"].EnumerateObject().ToDictionary(f => f.Name, f => Values(f.Value), StringComparer.Ordinal),
        };
    }

    private static IReadOnlyList<string> Values(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetString()!)];
}
