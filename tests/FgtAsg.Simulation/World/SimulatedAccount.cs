using FgtAsg.Sandbox;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Groups;
using FgtAsg.Sandbox.Route53;
using FgtAsg.Sandbox.S3;

namespace FgtAsg.Simulation.World;

/// <summary>The AWS account of a <see cref="SimulatedFleet"/>: bucket, hosted zone, table, network and Auto Scaling group.</summary>
internal sealed class SimulatedAccount
{
    /// <param name="time">The clock of the model.</param>
    /// <param name="cloudOptions">The options of the model; null for its defaults.</param>
    /// <param name="table">The options of the table's model; null for its defaults.</param>
    /// <param name="licenses">The number of free licenses.</param>
    /// <param name="hostnames">The number of free hostnames.</param>
    /// <param name="subnetBits">The prefix length of the subnets: 24 or 20.</param>
    public SimulatedAccount(
        TimeProvider time, CloudOptions? cloudOptions, TableModelOptions? table, int licenses, int hostnames, int subnetBits)
    {
        Aws = new AwsModel(cloudOptions, time);
        Bucket = Aws.Buckets.Create(SimulatedFleet.BucketName);
        Zone = Aws.HostedZones.Create(SimulatedFleet.ZoneName, isPrivate: true);
        Table = Aws.Tables.Create(SimulatedFleet.TableName, table);
        PoolSeed.PutLicenses(Table, Bucket, licenses, time.GetUtcNow());
        PoolSeed.Put(Table, "hostname", hostnames, time.GetUtcNow());
        var vpc = Cloud.CreateVpc("10.0.0.0/16");
        GroupSubnet = Cloud.CreateSubnet(vpc, "eu-central-1a", $"10.0.0.0/{subnetBits}");
        ExternalSubnet = Cloud.CreateSubnet(vpc, "eu-central-1a", subnetBits == 24 ? "10.0.1.0/24" : $"10.0.64.0/{subnetBits}");
        InternalSubnet = Cloud.CreateSubnet(vpc, "eu-central-1a", subnetBits == 24 ? "10.0.2.0/24" : $"10.0.128.0/{subnetBits}");
        SecurityGroup = Cloud.CreateSecurityGroup(vpc, "firewalls");
    }

    public AwsModel Aws { get; }

    public Bucket Bucket { get; }

    public TableModel Table { get; }

    public HostedZone Zone { get; }

    public string GroupSubnet { get; }

    public string ExternalSubnet { get; }

    public string InternalSubnet { get; }

    public string SecurityGroup { get; }

    private Cloud Cloud => Aws.Cloud;

    /// <summary>Creates the group with the function's two hooks.</summary>
    /// <param name="hook">Changes the settings of both hooks.</param>
    /// <param name="othersHooks">More hooks of the group, which another owner completes.</param>
    public void CreateGroup(
        Func<LifecycleHookSpecification, LifecycleHookSpecification> hook, IReadOnlyList<LifecycleHookSpecification> othersHooks) =>
        Cloud.CreateAutoScalingGroup(new GroupSpecification
        {
            Name = SimulatedFleet.GroupName,
            SubnetIds = [GroupSubnet],
            SecurityGroupIds = [SecurityGroup],
            LifecycleHooks =
            [
                hook(new LifecycleHookSpecification
                {
                    Name = SimulatedFleet.LaunchHookName,
                    Transition = LifecycleTransitions.Launching,
                }),
                hook(new LifecycleHookSpecification
                {
                    Name = SimulatedFleet.TerminateHookName,
                    Transition = LifecycleTransitions.Terminating,
                }),
                .. othersHooks,
            ],
        });
}
