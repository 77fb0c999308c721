using System.Text;
using FgtAsg.Simulation.Faults;

namespace FgtAsg.Simulation.Running;

/// <summary>Writes the function's log lines between the calls of a replayed history, without the metrics.</summary>
internal sealed class TraceWriter(CallLog log) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(string? value)
    {
        if (value is not null && !value.Contains("\"_aws\"", StringComparison.Ordinal))
        {
            log.Tell($"    {value.TrimEnd()}");
        }
    }

    public override void WriteLine(string? value) => Write(value);
}
