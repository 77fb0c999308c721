using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.Instances;
using Microsoft.Extensions.Logging;

namespace FgtAsg.StartCommand;

/// <summary>Puts the start together.</summary>
internal static class StartCommandWiring
{
    public static StartCommandService Create(
        FunctionOptions options,
        AwsClients clients,
        ForeignInstances foreign,
        InstanceFinder instances,
        GroupMembers members,
        InstanceRecords records,
        FleetTable table,
        Notifications topics,
        FleetMetrics metrics,
        TimeProvider time,
        ILogger logger)
    {
        var group = options.AutoScalingGroupName;
        var commands = new SystemsManagerCommands(clients.Ssm, options.Start, group);
        var starts = new CommandRecords(table, group, time);
        return new StartCommandService(
            options,
            new StartedInstances(foreign, instances, records, members, group),
            new JoiningHeartbeat(clients.AutoScaling, options, members, time, logger),
            new CommandSender(new FirewallNames(options, instances, records), commands, starts, time, logger),
            commands,
            starts,
            topics,
            metrics,
            logger);
    }
}
