namespace FgtAsg.LambdaRuntime.Lines;

/// <summary>Writes each line to one writer in a single call. CloudWatch Logs ends an event at every line feed.</summary>
internal sealed class LineWriter(TextWriter output)
{
    private readonly Lock _lock = new();

    /// <param name="line">Without a line feed.</param>
    public void Write(string line)
    {
        lock (_lock)
        {
            output.Write(line + "\n");
            output.Flush();
        }
    }
}
