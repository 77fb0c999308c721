using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Identity;

/// <summary>Keeps the pool of licenses in line with the license files in the bucket.</summary>
internal sealed class LicenseIntake(
    FunctionOptions options, LicenseRegister register, EarlierLicenses earlier, RefusedFiles refused, ILogger logger)
{
    public const string ActionName = "intake";

    private const int AtOnce = 16;

    /// <summary>For events. An event only says that an object changed; the function reads its current state from S3.</summary>
    public async Task<Result> TakeAsync(LicenseFilesChanged changed, Invocation invocation)
    {
        var retry = invocation.Working(NoHeartbeat.Instance);
        var objects = changed.Changes.DistinctBy(change => (change.Bucket, change.Key)).ToList();
        var results = await Concurrently.EachAsync(objects, AtOnce, change => TakeAsync(change, retry));
        refused.Tell(results);
        var others = changed.OtherEvents
            .Select(name => new IntakeResult(License: null, $"{name} is not an event that this function handles"));
        return Summarize([.. results, .. others]);
    }

    /// <summary>For the sweep.</summary>
    public async Task<IntakeResult> TakeAsync(LicenseFile file, RetryContext retry)
    {
        var suspects = await earlier.SuspectsAsync(retry);
        var result = await register.ReconcileAsync(file, suspects, retry);
        if (result is { IsRefused: true, IsChange: true })
        {
            refused.Tell([result]);
        }

        return result;
    }

    /// <summary>For the sweep: reads the files that an earlier version did not read.</summary>
    public Task<IReadOnlyList<IntakeResult>> ReadEarlierAsync(RetryContext retry) =>
        earlier.ReadAllAsync(retry);

    internal static Result Summarize(IReadOnlyList<IntakeResult> results)
    {
        var failed = results.Where(result => result.IsFailed).ToList();
        var done = results.Where(result => result.IsDone).ToList();
        var (status, telling) = (failed.Count, done.Count) switch
        {
            ( > 0, _) => (ResultStatus.Failed, failed),
            (_, > 0) => (ResultStatus.Completed, done),
            _ => (ResultStatus.Ignored, [.. results]),
        };
        var licenses = results.Select(result => result.License).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new Result
        {
            Status = status,
            Action = ActionName,
            License = licenses is [var only] ? only : null,
            Reason = string.Join("; ", telling.Select(result => result.Text)),
            Warnings = [.. results.Except(telling).Where(result => !result.IsDone).Select(result => result.Text)],
        };
    }

    private async Task<IntakeResult> TakeAsync(ObjectChange change, RetryContext retry)
    {
        if (!LicenseFile.TryFrom(options, change.Bucket, change.Key, out var file, out var reason))
        {
            return new IntakeResult(License: null, reason) { IsRefused = LicenseFile.IsMeantAsOne(options, change.Bucket, change.Key) };
        }

        if (file.IsSideFile)
        {
            return new IntakeResult(License: null, file.SideFileText);
        }

        try
        {
            var suspects = await earlier.SuspectsAsync(retry);
            return await register.ReconcileAsync(file, suspects, retry);
        }
        // Every exception: the other objects of the event are still processed, and this one is delivered again.
        catch (Exception e)
        {
            logger.IntakeFailed(file.Id, e);
            return new IntakeResult(file.Id, $"{file.Key}: {AwsErrors.Describe(e)}") { IsFailed = true };
        }
    }
}

/// <summary>The result for one object of an event.</summary>
/// <param name="License">The license's id; null if the object is not a license file.</param>
/// <param name="Text">A sentence for the answer.</param>
internal sealed record IntakeResult(string? License, string Text)
{
    /// <summary>Whether the license's item now matches the bucket. False for refused and ignored objects.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether the pool, or the item of the license, changed.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether a person put a file there that the function refuses, and should be notified.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether the object must be delivered again.</summary>
    public bool IsFailed { get; init; }
}
