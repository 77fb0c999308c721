using System.Diagnostics;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Sandbox;

/// <summary>With the variables that <c>demo --keep</c> prints, the AWS CLI can use every service of the sandbox.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class AwsCliTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3), TimeProvider.System);

    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(_file);
        _limit.Dispose();
    }

    [ToolFact(Tools.AwsCli)]
    public async Task AwsCli_EveryService_Answers()
    {
        await using var aws = await LocalAws.StartAsync(cancellationToken: _limit.Token);
        await using var fleet = await Fleet.CreateAsync(
            aws,
            new FleetOptions { AutomaticDelivery = false, DnsZoneName = "fw.internal", RecycleTags = new Dictionary<string, string>() },
            _limit.Token);
        await fleet.PutLicenseFileAsync("x.lic", "content", _limit.Token);
        (string Arguments, string Answer)[] commands =
        [
            ("sts get-caller-identity --query Account", aws.Cloud.Options.AccountId),
            ($"s3 cp {_file} s3://{fleet.BucketName}/from-cli", "upload"),
            ($"s3 cp s3://{fleet.BucketName}/licenses/x.lic -", "content"),
            ($"s3 ls s3://{fleet.BucketName} --recursive", "licenses/x.lic"),
            ("dynamodb list-tables", fleet.TableName),
            ($"dynamodb scan --table-name {fleet.TableName}", "\"Count\": 0"),
            ($"route53 list-resource-record-sets --hosted-zone-id {fleet.ZoneId}", "fw.internal."),
            ("ec2 describe-network-interfaces --filters Name=tag:none,Values=none", "\"NetworkInterfaces\": []"),
            ($"autoscaling set-desired-capacity --auto-scaling-group-name {fleet.Options.GroupName} --desired-capacity 1", ""),
            ("ec2 describe-subnets", fleet.Network.Subnets["trust"].Values.First()),
            ("autoscaling describe-auto-scaling-groups", fleet.Options.GroupName),
            ("sns list-topics", $"{fleet.Options.GroupName}-recycle"),
            ("stepfunctions list-state-machines", $"{fleet.Options.GroupName}-recycle"),
            ("ssm describe-instance-information", "InstanceInformationList"),
        ];

        // Two at a time, as each command takes a second of CPU time.
        await Parallel.ForEachAsync(commands, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (command, cancellation) =>
        {
            var start = new ProcessStartInfo("aws", command.Arguments);
            foreach (var (name, value) in aws.ClientEnvironment)
            {
                start.Environment[name] = value;
            }

            var (exitCode, output, error) = await Tool.RunAsync(start, cancellation);
            Assert.True(
                exitCode == 0 && output.Contains(command.Answer, StringComparison.Ordinal), $"aws {command.Arguments}: {error}{output}");
        });
    }
}
