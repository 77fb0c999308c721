namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>
/// Lambda kills a process that exceeds the function's memory, and .NET does not see this limit. As in the official runtime, the limit is
/// set as the heap's hard limit, so that the garbage collector keeps the heap below it.
/// </summary>
internal static class MemoryLimit
{
    private const ulong BytesPerMebibyte = 1024 * 1024;

    /// <summary>Does nothing when Lambda does not report the memory size.</summary>
    public static void Apply(LambdaEnvironment environment)
    {
        if (environment.MemorySize > 0)
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)environment.MemorySize * BytesPerMebibyte);
            GC.RefreshMemoryLimit();
        }
    }
}
