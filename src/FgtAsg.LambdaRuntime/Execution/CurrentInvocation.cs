namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>The request id for log lines. It flows into everything that the handler awaits or starts.</summary>
internal static class CurrentInvocation
{
    private static readonly AsyncLocal<string?> Current = new();

    public static string? RequestId
    {
        get => Current.Value;
        set => Current.Value = value;
    }
}
