namespace FgtAsg.Cli.Commands;

/// <summary>The command cannot do what was asked; the message says what to change.</summary>
internal sealed class CannotRunException(string message, Exception? innerException = null) : Exception(message, innerException);
