namespace FgtAsg.Sandbox.Moto;

/// <summary>moto is neither installed nor could be installed, or did not start. The message says what to install.</summary>
public sealed class MotoUnavailableException : Exception
{
    public MotoUnavailableException()
    {
    }

    public MotoUnavailableException(string message)
        : base(message)
    {
    }

    public MotoUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
