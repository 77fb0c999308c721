namespace FgtAsg.Sandbox.Http;

/// <summary>The sandbox cannot run because this machine lacks or refuses something. The message gives the reason.</summary>
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
