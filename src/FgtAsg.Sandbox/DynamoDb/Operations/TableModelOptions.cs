using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>The options of a simulated table. Its schema is fixed: see <see cref="TableSchema"/>.</summary>
public sealed record TableModelOptions
{
    /// <summary>The table's name. A request for another table fails with ResourceNotFoundException.</summary>
    public string Name { get; init; } = "fgt-asg";

    /// <summary>The clock for the index's lag, for idempotency tokens and for <see cref="TableModel.ExpireNow"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long the index returns the state before a write. The default is zero, which a real index does not guarantee.</summary>
    public TimeSpan IndexReadLag { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// The lag of one read of the index, called once per request: up to <see cref="IndexReadLag"/>. Null means always
    /// <see cref="IndexReadLag"/>.
    /// </summary>
    public Func<TimeSpan>? LagOfRead { get; init; }

    /// <summary>
    /// Whether another transaction is using the item with this <c>Category</c>. A single write then fails with
    /// TransactionConflictException, a transaction with the reason <c>TransactionConflict</c>. Called once per item and call; null means
    /// never.
    /// </summary>
    public Func<string, bool>? Conflicts { get; init; }
}
