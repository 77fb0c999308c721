using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Dns;
using FgtAsg.Hostnames;
using FgtAsg.Intake;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Launch;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;
using FgtAsg.Pools;
using FgtAsg.Records;
using FgtAsg.Recycle;
using FgtAsg.Snapshots;
using FgtAsg.Start;
using FgtAsg.Sweep;
using FgtAsg.Terminate;
using FgtAsg.Tracking;
using FgtAsg.Transitions;

namespace FgtAsg;

/// <summary>Puts the function together, by hand: what needs what is to be read here, and nothing is looked up at run time.</summary>
internal static class Wiring
{
    public static Function Create(FunctionOptions options, ServiceClients clients, LambdaLogging logging, TimeProvider time, Random random)
    {
        var logger = logging.CreateLogger("FgtAsg");
        var ownership = new Ownership(options.AutoScalingGroupName);
        var finder = new ResourceFinder(clients.EC2, ownership);
        var instances = new Instances(clients.EC2);
        var members = new GroupMembers(clients.AutoScaling, options.AutoScalingGroupName);
        var metrics = new FleetMetrics(logging.Metrics, options.AutoScalingGroupName);
        var store = new TrackStore(clients.S3, options.BucketName, options.LongestTrackFile);
        var tracker = new Tracker(new TrackFile(store, metrics, time), finder, ownership, members);
        var elasticIps = new ElasticIpProvisioner(clients.EC2, ownership, finder, members);
        var provisioner = new InterfaceProvisioner(clients.EC2, ownership, finder, elasticIps);
        var interfaces = new FirewallInterfaces(options, ownership, finder, provisioner, elasticIps);
        var table = new FleetTable(clients.DynamoDb, options.TableName);
        var records = new InstanceRecords(table, options.AutoScalingGroupName, time);
        var dns = new DnsRecords(clients.Route53);
        var names = HostnameTag.Of(options);
        var tags = new InstanceTags(clients.EC2, names);
        var poolItems = new PoolItems(table);
        var shown = new ShownIdentity(records, tags, dns);
        var licenseFiles = new LicenseFiles(clients.S3, options);
        var register = new LicenseRegister(options, licenseFiles, table, time);
        var refused = new RefusedFiles(metrics, logger);
        var earlier = new EarlierLicenses(options, register, table, refused, time, random, logger);
        var intake = new LicenseIntake(options, register, earlier, refused, logger);
        var claims = new PoolClaims(table, options.AutoScalingGroupName, earlier, metrics, time, random);
        var identity = new FirewallIdentity(options, claims, tags, logger);
        var returns = new PoolReturns(table, options.Licenses, time);
        var identityReturn = new IdentityReturn(records, returns, dns);
        var cleanup = new InstanceCleanup(finder, new ReleasePlanner(options, ownership), new ResourceReleaser(clients.EC2, finder), tracker, identityReturn);
        var rollback = new LaunchRollback(cleanup, shown, dns, records, instances, members, logger);
        var firewallDns = new FirewallDns(options, records, dns, logger);
        var warmPoolReturn = new WarmPoolReturn(records, identityReturn, tags, names, poolItems, shown, instances, members, logger);
        var strangers = new Strangers(instances, records, options.AutoScalingGroupName);
        var belonging = new Belonging(strangers, instances, ownership, records, finder, options.AutoScalingGroupName);
        var launch = new LaunchService(clients.AutoScaling, ownership, instances, records, interfaces, identity, firewallDns, tracker, members, rollback, time, logger);
        var confirmation = new LaunchConfirmation(options, ownership, finder, members, records, provisioner, elasticIps, tracker, logger);
        var terminate = new TerminateService(clients.AutoScaling, ownership, instances, cleanup, warmPoolReturn, belonging, members, time, logger);
        var groups = new GroupReader(clients.AutoScaling, clients.EC2, options.AutoScalingGroupName);
        var runs = new RunRecords(table, options.AutoScalingGroupName, time);
        var sweepHooks = new SweepHooks(clients.AutoScaling, options.AutoScalingGroupName, time, logger);
        var topics = new TransitionTopics(options.Topics, clients.Sns, options.AutoScalingGroupName, names, metrics, time, logger);
        var start = StartWiring.Create(options, clients, strangers, instances, members, records, table, topics, metrics, time, logger);
        return new Function(
            options,
            launch,
            confirmation,
            terminate,
            new SweepService(
                new SweepReader(
                    options.AutoScalingGroupName,
                    finder,
                    ownership,
                    instances,
                    members,
                    table,
                    poolItems,
                    names,
                    tracker,
                    licenseFiles,
                    time),
                new SweepPlanner(options, ownership),
                new SweepExecutor(
                    sweepHooks,
                    launch,
                    confirmation,
                    terminate,
                    returns,
                    new TagRepair(instances, records, poolItems, tags, names),
                    tracker,
                    intake,
                    options.AutoScalingGroupName,
                    logger),
                metrics,
                logger),
            new SnapshotService(options, clients, table, metrics, time, logger),
            start,
            topics,
            intake,
            new HostnameSeeding(table, time, logger),
            new RecycleStarter(options, groups, runs, clients.StepFunctions, logger),
            RecycleWiring.Steps(options, clients, groups, runs, metrics, time, logger),
            metrics,
            time,
            random,
            logger);
    }
}
