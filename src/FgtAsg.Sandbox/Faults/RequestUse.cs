namespace FgtAsg.Sandbox.Faults;

/// <summary>What became of an account's calls of one operation.</summary>
/// <param name="Service">As signatures name it.</param>
/// <param name="Operation">Such as <c>AttachNetworkInterface</c>; Route 53 counts all of them together, as <c>*</c>.</param>
/// <param name="Granted">Calls that were let through.</param>
/// <param name="Refused">Calls that were throttled.</param>
/// <param name="Least">How long the granted calls take at the least, since the bucket is what it is.</param>
public sealed record RequestUse(string Service, string Operation, int Granted, int Refused, TimeSpan Least);
