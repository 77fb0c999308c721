namespace FgtAsg.Tests.Support;

/// <summary>Dice that always fall the same.</summary>
internal sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
