using Amazon.Lambda.RuntimeSupport;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Instances;
using FgtAsg.Network;
using FgtAsg.Recycle;
using FgtAsg.Snapshots;
using FgtAsg.StartCommand;
using FgtAsg.Sweep;

namespace FgtAsg;

/// <summary>Puts the function together, by hand: what needs what is to be read here, and nothing is looked up at run time.</summary>
internal static class CompositionRoot
{
    public static Function Create(FunctionOptions options, AwsClients clients, LambdaLogging logging, TimeProvider time, Random random)
    {
        var logger = logging.CreateLogger("FgtAsg");
        var resourceTags = new ResourceTags(options.AutoScalingGroupName);
        var finder = new ResourceFinder(clients.EC2, resourceTags);
        var instances = new InstanceFinder(clients.EC2);
        var members = new GroupMembers(clients.AutoScaling, options.AutoScalingGroupName);
        var metrics = new FleetMetrics(logging.Metrics, options.AutoScalingGroupName);
        var store = new TrackStore(clients.S3, options.BucketName, options.LongestTrackFile);
        var trackFile = new TrackFileUpdater(new TrackFile(store, metrics, time), finder, resourceTags, members);
        var elasticIps = new ElasticIpProvisioner(clients.EC2, resourceTags, finder, members);
        var provisioner = new InterfaceProvisioner(clients.EC2, resourceTags, finder, elasticIps);
        var interfaces = new FirewallInterfaces(options, resourceTags, finder, provisioner, elasticIps);
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
        var cleanup = new InstanceCleanup(finder, new ReleasePlanner(options, resourceTags), new ResourceReleaser(clients.EC2, finder), trackFile, identityReturn);
        var rollback = new LaunchRollback(cleanup, shown, dns, records, instances, members, logger);
        var firewallDns = new FirewallDns(options, records, dns, logger);
        var warmPoolReturn = new WarmPoolReturn(records, identityReturn, tags, names, poolItems, shown, instances, members, logger);
        var foreign = new ForeignInstances(instances, records, options.AutoScalingGroupName);
        var ended = new EndedInstances(foreign, instances, resourceTags, records, finder, options.AutoScalingGroupName);
        var launch = new LaunchService(clients.AutoScaling, resourceTags, instances, records, interfaces, identity, firewallDns, trackFile, members, rollback, time, logger);
        var confirmation = new LaunchConfirmation(options, resourceTags, finder, members, records, provisioner, elasticIps, trackFile, logger);
        var terminate = new TerminateService(clients.AutoScaling, resourceTags, instances, cleanup, warmPoolReturn, ended, members, time, logger);
        var groups = new GroupReader(clients.AutoScaling, clients.EC2, options.AutoScalingGroupName);
        var runs = new RunRecords(table, options.AutoScalingGroupName, time);
        var sweepHooks = new SweepHooks(clients.AutoScaling, options.AutoScalingGroupName, time, logger);
        var topics = new Notifications(options.Topics, clients.Sns, options.AutoScalingGroupName, names, metrics, time, logger);
        var start = StartCommandWiring.Create(options, clients, foreign, instances, members, records, table, topics, metrics, time, logger);
        return new Function(
            options,
            launch,
            confirmation,
            terminate,
            new SweepService(
                new SweepReader(
                    options.AutoScalingGroupName,
                    finder,
                    resourceTags,
                    instances,
                    members,
                    table,
                    poolItems,
                    names,
                    trackFile,
                    licenseFiles,
                    time),
                new SweepPlanner(options, resourceTags),
                new SweepExecutor(
                    sweepHooks,
                    launch,
                    confirmation,
                    terminate,
                    returns,
                    new TagRepair(instances, records, poolItems, tags, names),
                    trackFile,
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
