namespace FgtAsg.Intake;

/// <summary>A licence file as the bucket's list has it.</summary>
/// <param name="File">Its name and place.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="LastModified">When it was put.</param>
internal sealed record ListedFile(LicenseFile File, string ETag, DateTimeOffset LastModified);
