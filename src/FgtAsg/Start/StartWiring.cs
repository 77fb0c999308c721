using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Lifecycle;
using FgtAsg.NetworkInterfaces;
using FgtAsg.Records;
using FgtAsg.Transitions;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Start;

/// <summary>Puts the start together.</summary>
internal static class StartWiring
{
    public static StartService Create(
        FunctionOptions options,
        ServiceClients clients,
        Strangers strangers,
        Instances instances,
        GroupMembers members,
        InstanceRecords records,
        FleetTable table,
        TransitionTopics topics,
        FleetMetrics metrics,
        TimeProvider time,
        ILogger logger)
    {
        var group = options.AutoScalingGroupName;
        var commands = new StartCommands(clients.Ssm, options.Start, group);
        var starts = new StartRecords(table, group, time);
        return new StartService(
            options,
            new StartSubjects(strangers, instances, records, members, group),
            new StartHooks(clients.AutoScaling, options, members, time, logger),
            new StartSender(new FirewallNames(options, instances, records), commands, starts, time, logger),
            commands,
            starts,
            topics,
            metrics,
            logger);
    }
}
