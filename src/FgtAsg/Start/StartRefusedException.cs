namespace FgtAsg.Start;

/// <summary>Systems Manager does not take the command as it is configured, or the function may not send it.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
