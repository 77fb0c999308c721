using FgtAsg.Sandbox.Moto;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>Whether the sandbox can run here: it needs Python with moto, and installs moto where only that is missing.</summary>
internal static class SandboxAvailability
{
    private static readonly Lazy<string?> Reason = new(Find);

    /// <summary>Null where tests must run. On CI they must, so that a missing tool is a failure there and never goes unseen.</summary>
    public static string? ReasonToSkip => Environment.GetEnvironmentVariable("CI") == "true" ? null : Reason.Value;

    private static string? Find()
    {
        try
        {
            // xunit asks for the reason in an attribute's constructor, which cannot await.
            Task.Run(() => MotoServer.PrepareAsync()).GetAwaiter().GetResult();
            return null;
        }
        catch (MotoUnavailableException e)
        {
            return e.Message;
        }
    }
}
