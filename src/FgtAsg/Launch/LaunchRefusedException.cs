namespace FgtAsg.Launch;

/// <summary>The configuration cannot be met on this instance: no retry will help.</summary>
internal sealed class LaunchRefusedException(IReadOnlyList<string> refusals) : Exception(string.Join("; ", refusals));
