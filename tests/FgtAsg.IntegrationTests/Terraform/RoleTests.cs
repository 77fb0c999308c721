using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Scripts;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Compares the role's policies with the function's calls: no permission is missing, and none is unused.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class RoleTests() : FleetTest(TimeSpan.FromMinutes(8))
{
    /// <summary>The statements for calls that Lambda makes with the role. The function's code does not make these calls.</summary>
    /// <remarks>
    /// Lambda sends failed events to the queue and writes the function's log (the policy <c>logs</c>, which is not known in a plan). This
    /// plan has no VPC and no key, for which the role would have more statements.
    /// </remarks>
    private static readonly string[] OfLambda = ["SendDeadLetters", "ReadEvents"];

    /// <summary>
    /// The settings with the ARNs of the state machine and the topic. Those of the tested fleet replace those of the plan.
    /// </summary>
    private static readonly string[] RecycleArns = ["recycle_state_machine_arn", "recycle_topic_arn"];

    [ToolFact(Tools.Shell | Tools.Moto | Tools.AwsCli | Tools.Terraform)]
    public async Task Role_OfTheFunction_AllowsExactlyItsCalls()
    {
        var aws = await StartAwsAsync();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start_command_document"] = "firewall-start",
            ["snapshot_regions"] = QuickCloud.Region,
        };
        foreach (var transition in new[] { "launched", "running", "terminating" })
        {
            environment[$"{transition}_topic_arn"] = aws.Model.Topics.Create($"fgt-asg-demo-{transition}");
        }

        var fleet = await StartFleetAsync(aws, new FleetOptions
        {
            AutomaticDelivery = false,
            NeedLicense = true,
            Hostnames = true,
            DnsZoneName = "fleet.internal",
            RecycleTags = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["autorecycle_recycle_on_asg_update"] = "true",
                ["autorecycle_strategy"] = "out-in",
            },
            Environment = environment,
        });
        var run = new RecordedFleet(fleet, Timeout);
        await run.RunAsync();
        await AssertInvariantsAsync(fleet);
        Assert.Superset(
            new HashSet<string>
            {
                "seed completed", "intake completed", "launch completed", "launch abandoned", "confirm completed", "start completed",
                "terminate completed", "sweep completed", "snapshot completed", "recycle completed", "recycleStep completed",
            },
            run.Answers.ToHashSet());

        var plan = await PlanAsync(fleet);
        var (settings, statements) = (plan.Settings, plan.Statements);
        Assert.Equal(fleet.Options.GroupName, settings["asg_name"]);
        var uses = new IamUses(
            $"arn:aws:s3:::{settings["s3_bucket_name"]}",
            $"arn:aws:dynamodb:us-east-1:123456789012:table/{settings["dynamodb_table_name"]}",
            fleet.Options.GroupName,
            RecycleArns.ToDictionary(name => fleet.FunctionEnvironment[name], name => settings[name], StringComparer.Ordinal));
        var asked = run.Calls.SelectMany(uses.Of).Distinct().ToList();

        var missing = asked.Where(use => !statements.Any(s => s.Allows(use))).ToList();
        var unused = statements
            .SelectMany(s => s.Actions, (statement, action) => (statement, action))
            .Where(s => !asked.Any(use => s.statement.Allows(s.action, use)))
            .Select(s => $"{s.statement.Policy}/{s.statement.Sid}: {s.action}")
            .ToList();
        Assert.Empty(missing);
        Assert.Empty(unused);
        AssertLaunchesWhatTheGroupsTemplateSays(plan);
    }

    /// <summary>
    /// A rollback sets the group's launch template version. The role allows Auto Scaling's check of a launch, and no other launch.
    /// </summary>
    private static void AssertLaunchesWhatTheGroupsTemplateSays(RolePlan plan)
    {
        Assert.NotEmpty(plan.SubnetIds);
        Assert.All(plan.SubnetIds, subnet =>
        {
            var check = new LaunchCheck { TemplateId = plan.TemplateId, SubnetId = subnet };
            Assert.True(check.IsAllowed(plan.Statements), subnet);
            Assert.True((check with { NetworkOwner = "210987654321" }).IsAllowed(plan.Statements), $"{subnet} of another account");
            // It is not documented whether EC2 counts the interface and the template as named by the request.
            Assert.True((check with { Named = ["subnet"] }).IsAllowed(plan.Statements), $"{subnet} alone");

            Assert.False((check with { TemplateId = "lt-0fedcba9876543210" }).IsAllowed(plan.Statements), "Another template.");
            Assert.False((check with { TemplateId = null }).IsAllowed(plan.Statements), "No template.");
            Assert.False((check with { SubnetId = "subnet-0fedcba9876543210" }).IsAllowed(plan.Statements), "Another subnet.");
            Assert.All(
                new[] { "image", "snapshot", "instance", "volume", "key-pair" },
                type =>
                    Assert.False(
                        (check with { Named = [.. check.Named, type] }).IsAllowed(plan.Statements), $"The request names the {type}."));
            // It is not documented either whether the security groups of an interface still come from the template if the request names
            // its subnet.
            var named = check with { Named = [.. check.Named, "security-group"] };
            Assert.True(named.IsAllowed(plan.Statements), "The request names the template's security group.");
            Assert.False((named with { SecurityGroupId = "sg-0fedcba9876543210" }).IsAllowed(plan.Statements), "Another security group.");
        });
    }

    private async Task<RolePlan> PlanAsync(Fleet fleet)
    {
        var moto = await MotoServer.SharedAsync();
        var zip = Path.GetTempFileName();
        try
        {
            using var root = await TerraformRoot.CreateAsync(
                Path.Combine(Repository.Root, "terraform"), "tests/role", moto.Endpoint, "us-east-1",
                new Dictionary<string, string>
                {
                    ["lambda_zip_path"] = zip,
                    ["zone_id"] = fleet.ZoneId!,
                    ["zone_name"] = fleet.Options.DnsZoneName!,
                    ["launch_template_id"] = await CreateLaunchTemplateAsync(moto, fleet.Options.GroupName),
                });
            await root.RunAsync(0, Timeout, "init", "-input=false", "-no-color");
            await root.RunAsync(0, Timeout, "plan", "-input=false", "-no-color", "-out=plan");
            var resources = TerraformRoot.Resources((await root.ShowAsync(Timeout, "plan"))["root_module"]!).ToList();

            var function = resources.Single(r => Text(r, "type") == "aws_lambda_function");
            var policies = resources
                .Where(r => Text(r, "type") == "aws_iam_policy"
                    || (Text(r, "type") == "aws_iam_role_policy"
                        && Text(r["values"], "role")!.EndsWith("-function", StringComparison.Ordinal)))
                .ToDictionary(r => Text(r["values"], "name")!, r => r["values"]!);
            Assert.Equal(
                ["data", "fgt-asg-demo-launch", "fleet", "logs", "recycle", "snapshots"], policies.Keys.Order(StringComparer.Ordinal));
            var statements = policies.Where(p => p.Key != "logs")
                .SelectMany(p => IamStatement.Read(p.Key, p.Value["policy"]!.GetValue<string>()))
                .ToList();
            Assert.Equal(OfLambda, statements.Select(s => s.Sid).Where(OfLambda.Contains));
            return new RolePlan(
                function["values"]!["environment"]![0]!["variables"]!.AsObject()
                    .ToDictionary(v => v.Key, v => v.Value!.GetValue<string>(), StringComparer.Ordinal),
                [.. statements.Where(s => !OfLambda.Contains(s.Sid))],
                Text(resources.Single(r => Text(r, "type") == "aws_launch_template")["values"], "id")!,
                IamStatement.OneOrMore(
                    resources.Single(r => Text(r, "type") == "aws_autoscaling_group")["values"]!["vpc_zone_identifier"]!));
        }
        finally
        {
            File.Delete(zip);
        }
    }

    /// <summary>Creates a launch template that the plan uses for the group, by its name.</summary>
    private async Task<string> CreateLaunchTemplateAsync(MotoServer moto, string name)
    {
        var (exitCode, output, error) = await Script.RunAsync(
            "aws",
            [
                "ec2", "create-launch-template", "--launch-template-name", name,
                "--launch-template-data", """{"InstanceType":"c6i.xlarge"}""",
                "--endpoint-url", moto.Endpoint.ToString(), "--region", "us-east-1", "--output", "json",
            ],
            new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_SECRET_ACCESS_KEY"] = "test" },
            directory: null,
            Timeout);
        Assert.True(exitCode == 0, error);
        return Text(JsonNode.Parse(output)!["LaunchTemplate"], "LaunchTemplateId")!;
    }
}
