using System.Globalization;

namespace FgtAsg.Simulation.Faults;

/// <summary>A fault at one call of a history.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Index">At which call, counted from 0 through all processes from the moment that the history begins.</param>
internal sealed record Fault(FaultKind Kind, int Index)
{
    public static Fault Parse(string text) => text.Split('@') is [var kind, var index]
        ? new Fault(FaultKinds.Named(kind), int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is no fault: it is written kind@index, as in killed-before@17.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}@{Index}");
}
