using FgtAsg.Aws;
using FgtAsg.Configuration;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Recycle;

/// <summary>Puts the state machine's steps together, where the fleet is recycled.</summary>
internal static class RecycleWiring
{
    public static RecycleSteps Steps(
        FunctionOptions options, ServiceClients clients, GroupReader groups, RunRecords runs, FleetMetrics metrics, TimeProvider time, ILogger logger)
    {
        if (options.Recycle is not { } recycle)
        {
            return new RecycleSteps(options, beginning: null, middle: null, ending: null, logger);
        }

        var changes = new GroupChanges(clients.AutoScaling, options.AutoScalingGroupName);
        var notices = new RecycleNotices(clients.Sns, recycle, options.AutoScalingGroupName, time, logger);
        return new RecycleSteps(
            options,
            new RunBeginning(recycle, groups, changes, runs, notices, time),
            new RunStep(recycle, groups, changes, runs, notices, time),
            new RunEnding(recycle, groups, changes, runs, notices, metrics, time),
            logger);
    }
}
