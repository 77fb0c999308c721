using FgtAsg.Lifecycle;

namespace FgtAsg.Pools;

/// <summary>Makes items of a pool fit to be claimed that an earlier version put there without what a claim asks for.</summary>
internal interface IUnreadItems
{
    Task ReadAsync(Patience patience, CancellationToken cancellationToken);
}
