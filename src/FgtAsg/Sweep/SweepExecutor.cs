using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.Identity;
using FgtAsg.Instances;
using FgtAsg.Network;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Sweep;

/// <summary>
/// Carries out a plan. Each repair is the service that would have handled the lost event, so it reads the current state before it changes
/// anything. A failure is reported and does not stop the other repairs.
/// </summary>
internal sealed class SweepExecutor(
    SweepHooks hooks,
    EventServices services,
    PoolReturns returns,
    TagRepair tags,
    TrackFileUpdater trackFile,
    string autoScalingGroupName,
    ILogger logger)
{
    /// <summary>Each repair makes a few dozen calls, and most repairs wait for the track file's lock.</summary>
    public const int AtOnce = 8;

    public Task<FindingReport[]> RepairAsync(IReadOnlyList<Finding> findings, Invocation invocation) =>
        Concurrently.EachAsync(findings, AtOnce, async finding =>
        {
            var (outcome, detail) = await RepairAsync(finding, invocation);
            var level = outcome == FindingOutcome.Failed ? LogLevel.Error : LogLevel.Warning;
            var resources = string.Join(", ", finding.Resources);
            logger.SweepFound(level, finding.Kind, finding.InstanceId?.Value, resources, finding.Reason, outcome, detail);
            return ReportOf(finding, outcome, detail);
        });

    public static FindingReport ReportOf(Finding finding, FindingOutcome outcome, string? detail) =>
        new(finding.Kind, finding.InstanceId?.Value, finding.Resources, finding.Action, finding.Reason, outcome, detail);

    private async Task<(FindingOutcome Outcome, string? Detail)> RepairAsync(Finding finding, Invocation invocation)
    {
        if (finding.Repair is null)
        {
            return (FindingOutcome.Reported, null);
        }

        if (!HasTimeFor(finding.Repair, invocation))
        {
            return (FindingOutcome.Failed, SweepService.NoTime);
        }

        try
        {
            return await RepairAsync(finding.Repair, invocation);
        }
        // Every exception: the other findings must be repaired nevertheless, and the next sweep finds this one again.
        catch (Exception e)
        {
            logger.RepairFailed(finding.Kind, finding.InstanceId?.Value, e);
            return (FindingOutcome.Failed, AwsErrors.Describe(e));
        }
    }

    private async Task<(FindingOutcome Outcome, string? Detail)> RepairAsync(SweepRepair repair, Invocation invocation)
    {
        switch (repair)
        {
            case SweepRepair.CleanUp(var id):
                return OutcomeOf(
                    await services.Terminate.ConfirmAsync(new InstanceEnded(autoScalingGroupName, id, IsInWarmPool: false), invocation));
            case SweepRepair.Confirm(var id):
                return OutcomeOf(await services.Confirmation.ConfirmAsync(new LaunchSucceeded(autoScalingGroupName, id), invocation));
            case SweepRepair.CatchUp(var id, var missed):
                return OutcomeOf(await AnswerAsync(id, missed, invocation));
            case SweepRepair.AnswerHook(var id, var possible):
                return await hooks.FindActiveAsync(id, possible, invocation) is { } waiting
                    ? OutcomeOf(await AnswerAsync(id, waiting, invocation))
                    : (FindingOutcome.Left, $"Auto Scaling no longer waits for {id}");
            case SweepRepair.ShowHoldings(var id):
                return await tags.RepairAsync(id, invocation.Working(NoHeartbeat.Instance))
                    ? (FindingOutcome.Repaired, null)
                    : (FindingOutcome.Left, $"the tags of {id} are right by now, or it is no longer in service");
            case SweepRepair.ReturnItem(var holder, var kind, var name):
                return await returns.ReturnAsync(holder, kind, name, invocation.Working(NoHeartbeat.Instance))
                    ? (FindingOutcome.Repaired, null)
                    : (FindingOutcome.Left, $"{holder} no longer holds {name}");
            case SweepRepair.FreeLock:
                await trackFile.FreeLockAsync(invocation.WriterFor(SweepService.ActionName), invocation.Working(NoHeartbeat.Instance));
                return (FindingOutcome.Repaired, null);
            case SweepRepair.TakeIn(var file):
                var taken = await services.Intake.TakeAsync(file, invocation.Working(NoHeartbeat.Instance));
                return (taken.IsChange ? FindingOutcome.Repaired : FindingOutcome.Left, taken.Text);
            case SweepRepair.ReadLicenses:
                return OutcomeOf(await services.Intake.ReadEarlierAsync(invocation.Working(NoHeartbeat.Instance)));
            default:
                throw new InvalidOperationException($"There is no way to repair with {repair.GetType().Name}.");
        }
    }

    private Task<Result> AnswerAsync(InstanceId id, HookWait wait, Invocation invocation)
    {
        // Without a token, Auto Scaling identifies the action by the instance.
        var action = new LifecycleAction(autoScalingGroupName, wait.Hook.Name, id, Token: null);
        return wait.IsLaunch
            ? services.Launch.LaunchAsync(new LaunchAction(action, wait.Origin, wait.Destination), invocation)
            : services.Terminate.TerminateAsync(new TerminateAction(action, wait.Origin, wait.Destination), invocation);
    }

    /// <summary>A launch that runs out of time may be undone. So it is not started unless at least half of the time is left.</summary>
    private static bool HasTimeFor(SweepRepair repair, Invocation invocation) =>
        !invocation.Budget.Work.IsCancellationRequested
        && (repair is not (SweepRepair.AnswerHook or SweepRepair.CatchUp) || invocation.Elapsed < invocation.Budget.WorkTime / 2);

    private static (FindingOutcome Outcome, string? Detail) OutcomeOf(Result result) => result.Status switch
    {
        // The launch goes on by itself from here.
        ResultStatus.Completed or ResultStatus.Waiting => (FindingOutcome.Repaired, result.Reason ?? Joined(result.Warnings)),
        ResultStatus.Abandoned => (FindingOutcome.Repaired, $"the launch was rolled back and abandoned: {result.Reason}"),
        ResultStatus.Ignored => (FindingOutcome.Left, result.Reason),
        _ => (FindingOutcome.Failed, result.Reason),
    };

    /// <summary>A file that cannot be read needs a person, because the next sweep cannot read it either.</summary>
    private static (FindingOutcome Outcome, string? Detail) OutcomeOf(IReadOnlyList<IntakeResult> read) => (
        read.Any(result => result.IsFailed) ? FindingOutcome.Reported : FindingOutcome.Repaired,
        Joined([.. read.Where(result => result.IsRefused || result.IsFailed).Select(result => result.Text)]));

    private static string? Joined(IReadOnlyList<string> warnings) => warnings.Count == 0 ? null : string.Join("; ", warnings);
}

/// <summary>The services that a repair calls in place of a lost event.</summary>
internal sealed record EventServices(
    LaunchService Launch, LaunchConfirmation Confirmation, TerminateService Terminate, LicenseIntake Intake);
