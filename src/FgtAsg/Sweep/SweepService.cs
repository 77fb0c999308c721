using FgtAsg.Aws;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Sweep;

/// <summary>Makes up for lost events. It reads everything, plans, and lets the service of each lost event do the repair.</summary>
internal sealed class SweepService(
    SweepReader reader, SweepPlanner planner, SweepExecutor executor, FleetMetrics metrics, ILogger logger)
{
    public const string ActionName = "sweep";

    /// <summary>Why a repair was not started.</summary>
    public const string NoTime = "no time was left for it";

    public async Task<Result> SweepAsync(SweepRequest request, Invocation invocation)
    {
        try
        {
            var view = await reader.ReadAsync(invocation.Working(NoHeartbeat.Instance));
            var plan = planner.Plan(view);
            return ResultOf(request.IsDryRun ? ReportOf(view, isDryRun: true, Planned(plan)) : await RepairAsync(view, plan, invocation));
        }
        // Every exception: the event is delivered again, and monitoring sees the failure.
        catch (Exception e)
        {
            logger.SweepFailed(e);
            return new Result
            {
                Status = ResultStatus.Failed,
                Action = ActionName,
                Reason = $"the fleet could not be read: {AwsErrors.Describe(e)}",
            };
        }
    }

    private static IReadOnlyList<FindingReport> Planned(IReadOnlyList<Finding> plan) =>
    [
        .. plan.Select(finding => SweepExecutor.ReportOf(
            finding, finding.Repair is null ? FindingOutcome.Reported : FindingOutcome.Planned, detail: null)),
    ];

    private async Task<SweepReport> RepairAsync(SweepView view, IReadOnlyList<Finding> plan, Invocation invocation)
    {
        var report = ReportOf(view, isDryRun: false, await executor.RepairAsync(plan, invocation));
        metrics.Swept(
            report.Findings.Count - report.CountOf(FindingOutcome.Left),
            report.CountOf(FindingOutcome.Repaired),
            report.CountOf(FindingOutcome.Failed));
        return report;
    }

    private static SweepReport ReportOf(SweepView view, bool isDryRun, IReadOnlyList<FindingReport> findings) => new()
    {
        DryRun = isDryRun,
        Instances = view.Instances.Count,
        Interfaces = view.NetworkInterfaces.Count,
        Addresses = view.Addresses.Count,
        Records = view.Table.Records.Count,
        HeldItems = view.Table.Held.Count,
        TrackEntries = view.Track?.InstanceIds.Count ?? 0,
        LicenseFiles = view.LicenseFiles?.Count ?? 0,
        Findings = findings,
    };

    private static Result ResultOf(SweepReport report)
    {
        var failed = report.Findings.Where(finding => finding.Outcome == FindingOutcome.Failed).ToList();
        return new Result
        {
            Status = failed.Count == 0 ? ResultStatus.Completed : ResultStatus.Failed,
            Action = ActionName,
            Reason = failed.Count == 0 ? null : ReasonOf(failed),
            Report = report,
        };
    }

    private static string ReasonOf(List<FindingReport> failed)
    {
        var late = failed.Count(finding => finding.Detail == NoTime);
        List<string> parts =
        [
            .. failed.Where(finding => finding.Detail != NoTime)
                .Select(finding => $"{finding.InstanceId ?? string.Join(", ", finding.Resources)} ({finding.Detail})"),
            .. late == 0 ? [] : new[] { $"{late} more for which no time was left" },
        ];
        return $"could not be repaired yet: {string.Join(", ", parts)}";
    }
}
