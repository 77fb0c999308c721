using FgtAsg.Configuration;

namespace FgtAsg.Pools;

/// <param name="Kind">Of which there is none free.</param>
/// <param name="WhenExhausted">What the launch does about it.</param>
/// <param name="NextAt">When the next one that cools down is free; null where none does.</param>
internal sealed record ExhaustedPool(PoolKind Kind, WhenExhausted WhenExhausted, string? NextAt)
{
    public override string ToString() => NextAt is null
        ? $"no {Kind.Noun} is free"
        : $"no {Kind.Noun} is free: the next one cools down until {NextAt}";
}
