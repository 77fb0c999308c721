namespace FgtAsg.Tests.Support;

/// <summary>A random number generator that always returns the same number.</summary>
internal sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
