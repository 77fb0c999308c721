using System.Diagnostics;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Sandbox;

/// <summary>What <c>demo --keep</c> prints lets the AWS CLI use every service of the model.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class AwsCliTests
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3), TimeProvider.System);

    [ToolFact(Tools.AwsCli)]
    public async Task EveryService_AnswersTheCommandLine()
    {
        await using var aws = await LocalAws.StartAsync(cancellationToken: _limit.Token);
        await using var fleet = await Fleet.CreateAsync(
            aws,
            new FleetOptions { AutomaticDelivery = false, DnsZoneName = "fw.internal", RecycleTags = new Dictionary<string, string>() },
            _limit.Token);
        await fleet.PutLicenseFileAsync("a b.lic", "content", _limit.Token);
        var file = Path.GetTempFileName();
        (string Arguments, string Answer)[] commands =
        [
            ("sts get-caller-identity --query Account", aws.Cloud.Options.AccountId),
            ($"s3 cp {file} s3://{fleet.BucketName}/from-cli", "upload"),
            ($"s3 ls s3://{fleet.BucketName} --recursive", "licenses/a b.lic"),
            ($"s3 rm s3://{fleet.BucketName}/from-cli", "delete"),
            ("dynamodb list-tables", fleet.TableName),
            ($"dynamodb scan --table-name {fleet.TableName}", "\"Count\": 0"),
            ($"route53 list-resource-record-sets --hosted-zone-id {fleet.ZoneId}", "fw.internal."),
            ("ec2 describe-subnets", fleet.Network.Subnets["trust"].Values.First()),
            ("autoscaling describe-auto-scaling-groups", fleet.Options.GroupName),
            ("sns list-topics", $"{fleet.Options.GroupName}-recycle"),
            ("stepfunctions list-state-machines", $"{fleet.Options.GroupName}-recycle"),
            ("ssm describe-instance-information", "InstanceInformationList"),
        ];

        // Two at a time: a command takes a second of a core.
        await Parallel.ForEachAsync(commands, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (command, cancellation) =>
        {
            var start = new ProcessStartInfo("aws", command.Arguments);
            foreach (var (name, value) in aws.ClientEnvironment)
            {
                start.Environment[name] = value;
            }

            var (exitCode, output, error) = await Tool.RunAsync(start, cancellation);
            Assert.True(exitCode == 0 && output.Contains(command.Answer, StringComparison.Ordinal), $"aws {command.Arguments}: {error}{output}");
        });
    }
}
