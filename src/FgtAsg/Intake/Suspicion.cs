using FgtAsg.Records;

namespace FgtAsg.Intake;

/// <summary>
/// Whether a file may be a licence that an earlier version gave out, and that nobody can read to compare the two. One that was moved to
/// another folder has the same name. One that was renamed has the same size, and was put when the other went; where nobody knows when that
/// was, after it was claimed.
/// </summary>
internal static class Suspicion
{
    private static readonly TimeSpan OneMove = TimeSpan.FromHours(1);

    public static bool MayBe(LicenseItem suspect, LicenseFile file, SeenFile.License seen) =>
        string.Equals(LicenseRegister.FileOf(suspect).Name, file.Name, StringComparison.OrdinalIgnoreCase)
        || (suspect.Size == seen.Size && WasPutAsTheOtherWent(suspect, seen.LastModified));

    private static bool WasPutAsTheOtherWent(LicenseItem suspect, DateTimeOffset put) => suspect.Refused is null
        ? Timestamps.Parse(suspect.WithdrawnAt) is { } withdrawn && (put - withdrawn).Duration() <= OneMove
        : Timestamps.Parse(suspect.ClaimedAt) is not { } claimed || put >= claimed;
}
