using FgtAsg.Configuration;

namespace FgtAsg.Pools;

/// <summary>What a launch asks of a pool.</summary>
internal sealed record PoolDemand(PoolKind Kind, WhenExhausted WhenExhausted);
