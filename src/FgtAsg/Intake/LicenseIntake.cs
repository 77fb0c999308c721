using FgtAsg.Answers;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Lifecycle;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Intake;

/// <summary>Keeps the pool of licences equal to the licence files in the bucket.</summary>
internal sealed class LicenseIntake(FunctionOptions options, LicenseFiles files, LicenseItems items, ILogger logger)
{
    public const string ActionName = "intake";

    private const int AtOnce = 16;

    public async Task<Answer> TakeAsync(LicenseFilesChanged changed, Invocation invocation)
    {
        var patience = invocation.Working(NoHeartbeat.Instance);
        var results = await Concurrently.EachAsync(
            changed.Changes, AtOnce, change => TakeOrReportAsync(change, patience, invocation.Budget.Work));
        var others = changed.OtherEvents.Select(name => new IntakeResult(License: null, IsDone: false, $"{name} is not an event that this function handles"));
        return Summarize([.. results, .. others]);
    }

    internal static Answer Summarize(IReadOnlyList<IntakeResult> results)
    {
        var failed = results.Where(result => result.IsFailed).ToList();
        var done = results.Where(result => result.IsDone).ToList();
        var (status, telling) = (failed.Count, done.Count) switch
        {
            ( > 0, _) => (AnswerStatus.Failed, failed),
            (_, > 0) => (AnswerStatus.Completed, done),
            _ => (AnswerStatus.Ignored, [.. results]),
        };
        var licenses = results.Select(result => result.License).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new Answer
        {
            Status = status,
            Action = ActionName,
            License = licenses is [var only] ? only : null,
            Reason = string.Join("; ", telling.Select(result => result.Text)),
            Warnings = [.. results.Except(telling).Where(result => !result.IsDone).Select(result => result.Text)],
        };
    }

    private async Task<IntakeResult> TakeOrReportAsync(ObjectChange change, Patience patience, CancellationToken cancellationToken)
    {
        if (!LicenseFile.TryFrom(options, change.Bucket, change.Key, out var file, out var reason))
        {
            return new IntakeResult(License: null, IsDone: false, reason);
        }

        try
        {
            return await TakeAsync(file, change, patience, cancellationToken);
        }
        // All of them: the others of the event are taken all the same, and this one comes again.
        catch (Exception e)
        {
            logger.IntakeFailed(file.Id, e);
            return new IntakeResult(file.Id, IsDone: false, $"{file.Key}: {AwsErrors.Describe(e)}", IsFailed: true);
        }
    }

    private async Task<IntakeResult> TakeAsync(LicenseFile file, ObjectChange change, Patience patience, CancellationToken cancellationToken)
    {
        // In a bucket with versions a removal may be an old version's, or that of the mark of an earlier removal, which brings the file back;
        // and one that comes late may be of a file that was put again. What S3 shows now is what counts.
        var size = change.Kind == ObjectChangeKind.Created ? change.Size : await files.SizeOfAsync(file, patience, cancellationToken);
        if (size is null)
        {
            return Withdrawn(file, await items.WithdrawAsync(file, change, patience, cancellationToken));
        }

        return LicenseFile.WhyRefused(size.Value) is { } reason
            ? Refused(file, reason, await items.WithdrawAsync(file, change, patience, cancellationToken))
            : Offered(file, change.Kind, await items.OfferAsync(file, change, size.Value, patience, cancellationToken));
    }

    private static IntakeResult Offered(LicenseFile file, ObjectChangeKind kind, LicenseItemChange item) => (item, kind) switch
    {
        ({ IsOvertaken: true }, _) => Overtaken(file),
        (_, ObjectChangeKind.Removed) => new IntakeResult(file.Id, IsDone: true, $"the licence {file.Id} stays: its file is still in the bucket"),
        ({ Holder: { } holder }, _) => new IntakeResult(file.Id, IsDone: true, $"the licence {file.Id}, which {holder} holds, has a new file"),
        _ => new IntakeResult(file.Id, IsDone: true, $"the licence {file.Id} is in the pool"),
    };

    private static IntakeResult Withdrawn(LicenseFile file, LicenseItemChange item) => item switch
    {
        { IsOvertaken: true } => Overtaken(file),
        { Holder: { } holder } => new IntakeResult(file.Id, IsDone: true, $"the licence {file.Id} leaves the pool when {holder} gives it back"),
        _ => new IntakeResult(file.Id, IsDone: true, $"the licence {file.Id} is withdrawn"),
    };

    /// <summary>Where it was a licence before, that is withdrawn, which is worth a completed answer; the refusal alone is not.</summary>
    private static IntakeResult Refused(LicenseFile file, string reason, LicenseItemChange item)
    {
        var withdrawn = Withdrawn(file, item);
        return item switch
        {
            { IsOvertaken: true } => withdrawn,
            _ => withdrawn with { IsDone = item.WasLicense, Text = $"{file.Key} is refused: {reason}" + (item.WasLicense ? $"; {withdrawn.Text}" : "") },
        };
    }

    private static IntakeResult Overtaken(LicenseFile file) =>
        new(file.Id, IsDone: false, $"the event of {file.Key} comes late: a newer one is recorded");
}
