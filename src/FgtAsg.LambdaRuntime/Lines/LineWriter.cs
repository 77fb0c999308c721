namespace FgtAsg.LambdaRuntime.Lines;

/// <summary>Whole lines to one writer, each in a single call: CloudWatch Logs takes every line feed for the end of an event.</summary>
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
