namespace FgtAsg.Sandbox.Http;

/// <summary>The sandbox cannot run here: something of this machine is missing, or refused. The message says what.</summary>
public sealed class SandboxUnavailableException : Exception
{
    public SandboxUnavailableException()
    {
    }

    public SandboxUnavailableException(string message)
        : base(message)
    {
    }

    public SandboxUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
