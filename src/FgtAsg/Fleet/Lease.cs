using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>
/// A lease on one item of the table: one owner at a time is at work on what the item stands for. A dead owner's lease runs out, and the
/// next owner takes the item over with all else that it has.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="key">The item's key.</param>
/// <param name="owner">The owner's name, which no other has.</param>
/// <param name="time">The clock.</param>
internal sealed class Lease(FleetTable table, string key, string owner, TimeProvider time)
{
    /// <summary>The attribute that names the owner.</summary>
    public const string Owner = "Owner";

    /// <summary>The attribute that says when others may take it over: as <see cref="Timestamps"/> writes it.</summary>
    public const string Until = "LeaseUntil";

    private const string IsFree = $"(attribute_not_exists(#{Until}) OR #{Until} < :now)";
    private const string IsMine = $"#{Owner} = :owner";

    /// <summary>
    /// Takes the lease where nobody has it, or another one's has run out. Where the answer of a try was lost, the next try meets its own
    /// item.
    /// </summary>
    /// <param name="until">How long it holds, if it is not prolonged.</param>
    /// <param name="also">What else is written, and what else must hold for it.</param>
    /// <param name="retry">Waits and retries.</param>
    /// <returns>The item as it is now, whoever has it; null where it is gone.</returns>
    public async Task<LeasedItem?> TakeAsync(DateTimeOffset until, LeaseUpdate also, RetryContext retry)
    {
        var values = Values(also);
        values[":until"] = Timestamps.NotBefore(until).ToAttribute();
        values[":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute();
        var outcome = await UpdateAsync($"#{Owner} = :owner, #{Until} = :until", IsFree, also, values, retry);
        return outcome.Item is { } item ? new LeasedItem(item, outcome.IsDone || item.Text(Owner) == owner, outcome.IsDone) : null;
    }

    /// <summary>Prolongs it.</summary>
    /// <param name="until">How long it holds, if it is not prolonged.</param>
    /// <param name="also">What else is written, and what else must hold for it.</param>
    /// <param name="retry">Waits and retries.</param>
    /// <returns>Not done where it is another one's, or something else does not hold; and the item as it is now.</returns>
    public Task<UpdateOutcome> ProlongAsync(DateTimeOffset until, LeaseUpdate also, RetryContext retry)
    {
        var values = Values(also);
        values[":until"] = Timestamps.NotBefore(until).ToAttribute();
        return UpdateAsync($"#{Until} = :until", IsMine, also, values, retry);
    }

    /// <summary>Gives it up, so that the next one may take it at once.</summary>
    /// <param name="also">What else is written, and what else must hold for it.</param>
    /// <param name="retry">Waits and retries.</param>
    /// <returns>Not done where it is another one's, or something else does not hold; and the item as it is now.</returns>
    public Task<UpdateOutcome> EndAsync(LeaseUpdate also, RetryContext retry)
    {
        var removed = also with { Remove = Join($"#{Until}", ", ", also.Remove) };
        return UpdateAsync(set: null, IsMine, removed, Values(also), retry);
    }

    /// <summary>Deletes the item, where it is this one's.</summary>
    public Task DeleteAsync(LeaseUpdate also, RetryContext retry) =>
        table.DeleteAsync(key, Join(IsMine, " AND ", also.Condition)!, Values(also), retry);

    /// <summary>Null where nobody has it, and for what is no such time.</summary>
    public static DateTimeOffset? UntilOf(IReadOnlyDictionary<string, AttributeValue> item) => Timestamps.Parse(item.Text(Until));

    /// <summary>Whether others may take it over: what <see cref="TakeAsync"/> asks of the item, which has whole seconds.</summary>
    public static bool IsOver(DateTimeOffset? until, DateTimeOffset now) =>
        until is not { } end || string.CompareOrdinal(Timestamps.Of(end), Timestamps.Of(now)) < 0;

    private Task<UpdateOutcome> UpdateAsync(
        string? set, string condition, LeaseUpdate also, Dictionary<string, AttributeValue> values, RetryContext retry)
    {
        var assignments = Join(set, ", ", also.Set);
        var change = Join(assignments is null ? null : $"SET {assignments}", " ", also.Remove is null ? null : $"REMOVE {also.Remove}");
        return table.UpdateAsync(new ItemUpdate(key, change!, Join(condition, " AND ", also.Condition)!, values), retry);
    }

    private Dictionary<string, AttributeValue> Values(LeaseUpdate also) =>
        new(also.Values, StringComparer.Ordinal) { [":owner"] = owner.ToAttribute() };

    private static string? Join(string? one, string between, string? other) =>
        one is null ? other : other is null ? one : one + between + other;
}

/// <summary>What is written with a lease. Attributes are written <c>#Name</c>.</summary>
/// <param name="Set">Assignments; null for none.</param>
/// <param name="Condition">What must hold besides; null for nothing.</param>
/// <param name="Remove">Attributes that are taken away; null for none.</param>
internal sealed record LeaseUpdate(string? Set = null, string? Condition = null, string? Remove = null)
{
    public static readonly LeaseUpdate Nothing = new();

    /// <summary>The expressions' <c>:values</c>, each of them used.</summary>
    public Dictionary<string, AttributeValue> Values { get; init; } = new(StringComparer.Ordinal);
}

/// <param name="Item">The item.</param>
/// <param name="IsMine">Whether this owner has the lease.</param>
/// <param name="IsTaken">Whether it has it by this call, and not by one before.</param>
internal sealed record LeasedItem(IReadOnlyDictionary<string, AttributeValue> Item, bool IsMine, bool IsTaken);
