using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>What one simulated table is like. Its schema is the fleet's: see <see cref="TableSchema"/>.</summary>
public sealed record TableModelOptions
{
    /// <summary>The table's name; a request that names another one gets ResourceNotFoundException.</summary>
    public string Name { get; init; } = "fgt-asg";

    /// <summary>The clock of the index's lag, of idempotency tokens and of <see cref="TableModel.ExpireNow"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long after a write the index still answers with what was before. Zero, the default, is what no real index promises.
    /// </summary>
    public TimeSpan IndexReadLag { get; init; } = TimeSpan.Zero;

    /// <summary>The lag of one read of the index, asked once a request: up to <see cref="IndexReadLag"/>. Null: all of it.</summary>
    public Func<TimeSpan>? LagOfRead { get; init; }

    /// <summary>Whether a write of the item with this <c>Category</c> finds it busy in another transaction: a single write then fails with
    /// TransactionConflictException, a transaction with the reason <c>TransactionConflict</c>. Asked once an item and call; null: never.
    /// </summary>
    public Func<string, bool>? Conflicts { get; init; }
}
