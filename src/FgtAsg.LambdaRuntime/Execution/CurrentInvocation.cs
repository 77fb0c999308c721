namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>The request id that log lines carry. It flows into whatever the handler awaits or starts.</summary>
internal static class CurrentInvocation
{
    private static readonly AsyncLocal<string?> Current = new();

    public static string? RequestId
    {
        get => Current.Value;
        set => Current.Value = value;
    }
}
