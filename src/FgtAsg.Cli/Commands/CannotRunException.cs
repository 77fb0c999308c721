namespace FgtAsg.Cli.Commands;

/// <summary>The command cannot run. The message says what the user must change.</summary>
internal sealed class CannotRunException(string message, Exception? innerException = null) : Exception(message, innerException);
