namespace FgtAsg.Lifecycle;

/// <summary>What was waited for did not come within the time that there is; the inner exception is the last try's.</summary>
internal sealed class OutOfTimeException(string what, TimeSpan waited, Exception? last)
    : Exception(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Gave up after {waited.TotalSeconds:0.0} s: {what}")
            + (last is null ? "" : $" (last: {Aws.AwsErrors.Describe(last)})"),
        last);
