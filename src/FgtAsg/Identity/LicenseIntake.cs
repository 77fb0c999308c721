using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Identity;

/// <summary>Keeps the pool of licenses equal to the license files in the bucket.</summary>
internal sealed class LicenseIntake(
    FunctionOptions options, LicenseRegister register, EarlierLicenses earlier, RefusedFiles refused, ILogger logger)
{
    public const string ActionName = "intake";

    private const int AtOnce = 16;

    /// <summary>For events: each tells that something happened to an object. What it is now, S3 is asked.</summary>
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

    /// <summary>For the sweep: reads what an earlier version took in unread.</summary>
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
        // All of them: the others of the event are taken all the same, and this one comes again.
        catch (Exception e)
        {
            logger.IntakeFailed(file.Id, e);
            return new IntakeResult(file.Id, $"{file.Key}: {AwsErrors.Describe(e)}") { IsFailed = true };
        }
    }
}

/// <summary>What became of one object of an event.</summary>
/// <param name="License">The license's id; null for what is no license file.</param>
/// <param name="Text">In a sentence.</param>
internal sealed record IntakeResult(string? License, string Text)
{
    /// <summary>Whether the license's item says now what the bucket shows; not for what was refused or ignored.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether the pool, or what is known of the license, is another one than before.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether somebody put a file there that is not taken, and should hear of it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>It must come again.</summary>
    public bool IsFailed { get; init; }
}
