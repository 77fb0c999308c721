using System.Globalization;

namespace FgtAsg.Simulation.Faults;

/// <summary>A fault at one call of a history.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Index">The index of the call, counted from 0 across all processes since the history began.</param>
internal sealed record Fault(FaultKind Kind, int Index)
{
    public static Fault Parse(string text) => text.Split('@') is [var kind, var index]
        ? new Fault(FaultKinds.Named(kind), int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is not a fault: expected kind@index, as in killed-before@17.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}@{Index}");
}
