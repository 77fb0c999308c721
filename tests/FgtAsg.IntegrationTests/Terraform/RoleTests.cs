using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>The role's policies against the calls that the function makes: nothing missing, nothing unused.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class RoleTests() : FleetTest(TimeSpan.FromMinutes(8))
{
    /// <summary>What Lambda does with the role: no call of the function's code shows it.</summary>
    /// <remarks>It writes the function's log (the policy <c>logs</c>, which a plan does not know) and sends what failed for good. Nor has this plan a
    /// VPC or a key, for which the role gets what Lambda and the services need.</remarks>
    private static readonly string[] OfLambda = ["SendDeadLetters", "ReadEvents"];

    /// <summary>Of a fleet's own state machine and topic, which the planned ones stand for.</summary>
    private static readonly string[] RecycleArns = ["recycle_state_machine_arn", "recycle_topic_arn"];

    [ToolFact(Tools.Shell | Tools.Moto | Tools.AwsCli | Tools.Terraform)]
    public async Task Role_AllowsWhatTheFunctionCallsAndNothingElse()
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
            new HashSet<string> { "seed completed", "intake completed", "launch completed", "launch abandoned", "confirm completed", "start completed", "terminate completed", "sweep completed", "snapshot completed", "recycle completed", "recycleStep completed" },
            run.Answers.ToHashSet());

        var (settings, statements) = await PlanAsync(fleet);
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
    }

    /// <summary>The planned function's settings, and the statements of its role without the service's own.</summary>
    private async Task<(IReadOnlyDictionary<string, string> Settings, IReadOnlyList<IamStatement> Statements)> PlanAsync(Fleet fleet)
    {
        var zip = Path.GetTempFileName();
        try
        {
            using var root = await TerraformRoot.CreateAsync(
                Path.Combine(Repository.Root, "terraform"), "tests/role", (await MotoServer.SharedAsync()).Endpoint, "us-east-1",
                new Dictionary<string, string> { ["lambda_zip_path"] = zip, ["zone_id"] = fleet.ZoneId!, ["zone_name"] = fleet.Options.DnsZoneName! });
            await root.RunAsync(0, Timeout, "init", "-input=false", "-no-color");
            await root.RunAsync(0, Timeout, "plan", "-input=false", "-no-color", "-out=plan");
            var resources = TerraformRoot.Resources((await root.ShowAsync(Timeout, "plan"))["root_module"]!).ToList();

            var function = resources.Single(r => Text(r, "type") == "aws_lambda_function");
            var policies = resources
                .Where(r => Text(r, "type") == "aws_iam_role_policy" && Text(r["values"], "role")!.EndsWith("-function", StringComparison.Ordinal))
                .ToDictionary(r => Text(r["values"], "name")!, r => r["values"]!);
            Assert.Equal(["data", "fleet", "logs", "recycle", "snapshots"], policies.Keys.Order(StringComparer.Ordinal));
            var statements = policies.Where(p => p.Key != "logs")
                .SelectMany(p => IamStatement.Read(p.Key, p.Value["policy"]!.GetValue<string>()))
                .ToList();
            Assert.Equal(OfLambda, statements.Select(s => s.Sid).Where(OfLambda.Contains));
            return (
                function["values"]!["environment"]![0]!["variables"]!.AsObject()
                    .ToDictionary(v => v.Key, v => v.Value!.GetValue<string>(), StringComparer.Ordinal),
                [.. statements.Where(s => !OfLambda.Contains(s.Sid))]);
        }
        finally
        {
            File.Delete(zip);
        }
    }
}
