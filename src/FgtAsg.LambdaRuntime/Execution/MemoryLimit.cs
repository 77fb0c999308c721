namespace FgtAsg.LambdaRuntime.Execution;

/// <summary>
/// Lambda bounds a function's memory in a way that .NET does not see, and kills the process that goes beyond. With the bound as the heap's
/// hard limit, as in the official runtime, the garbage collector sees it coming and keeps the heap small.
/// </summary>
internal static class MemoryLimit
{
    private const ulong BytesPerMebibyte = 1024 * 1024;

    /// <summary>Does nothing where Lambda does not say how much memory there is.</summary>
    public static void Apply(LambdaEnvironment environment)
    {
        if (environment.MemorySize > 0)
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)environment.MemorySize * BytesPerMebibyte);
            GC.RefreshMemoryLimit();
        }
    }
}
