using FgtAsg.Records;

namespace FgtAsg.Intake;

/// <summary>
/// Whether a file may be a licence that an earlier version gave out, and whose own file is gone, so that nobody can compare the two: one that
/// was moved has the same name, and one that was renamed the same size, and both were put when the other went.
/// </summary>
internal static class Suspicion
{
    private static readonly TimeSpan OneMove = TimeSpan.FromHours(1);

    public static bool MayBe(LicenseItem suspect, LicenseFile file, SeenFile.License seen) =>
        string.Equals(LicenseRegister.FileOf(suspect).Name, file.Name, StringComparison.OrdinalIgnoreCase)
        || (suspect.Size == seen.Size
            && Timestamps.Parse(suspect.WithdrawnAt) is { } withdrawn
            && (seen.LastModified - withdrawn).Duration() <= OneMove);
}
