using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>
/// A lease on one item of the table: one owner at a time works on the item's subject. The lease of a crashed owner expires, and the next
/// owner takes over the item with its other attributes.
/// </summary>
/// <param name="owner">The owner's unique name.</param>
internal sealed class Lease(FleetTable table, string key, string owner, TimeProvider time)
{
    /// <summary>The attribute with the owner's name.</summary>
    public const string Owner = "Owner";

    /// <summary>The attribute with the time of expiry, in the format of <see cref="Timestamps"/>.</summary>
    public const string Until = "LeaseUntil";

    private const string IsFree = $"(attribute_not_exists(#{Until}) OR #{Until} < :now)";
    private const string IsMine = $"#{Owner} = :owner";

    /// <summary>Takes the lease if it is free or expired. After a lost response, the retry finds its own lease.</summary>
    /// <param name="until">When the lease expires unless it is prolonged.</param>
    /// <param name="also">Further changes and conditions.</param>
    /// <returns>The current item, whoever owns it; null if it is gone.</returns>
    public async Task<LeasedItem?> TakeAsync(DateTimeOffset until, LeaseUpdate also, RetryContext retry)
    {
        var values = Values(also);
        values[":until"] = Timestamps.NotBefore(until).ToAttribute();
        values[":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute();
        var outcome = await UpdateAsync($"#{Owner} = :owner, #{Until} = :until", IsFree, also, values, retry);
        return outcome.Item is { } item ? new LeasedItem(item, outcome.IsDone || item.Text(Owner) == owner, outcome.IsDone) : null;
    }

    /// <summary>Prolongs the lease.</summary>
    /// <param name="until">When the lease expires unless it is prolonged again.</param>
    /// <param name="also">Further changes and conditions.</param>
    /// <returns>Not done if another owner has the lease or a further condition fails. Includes the current item.</returns>
    public Task<UpdateOutcome> ProlongAsync(DateTimeOffset until, LeaseUpdate also, RetryContext retry)
    {
        var values = Values(also);
        values[":until"] = Timestamps.NotBefore(until).ToAttribute();
        return UpdateAsync($"#{Until} = :until", IsMine, also, values, retry);
    }

    /// <summary>Gives up the lease, so that another owner may take it at once.</summary>
    /// <param name="also">Further changes and conditions.</param>
    /// <returns>Not done if another owner has the lease or a further condition fails. Includes the current item.</returns>
    public Task<UpdateOutcome> EndAsync(LeaseUpdate also, RetryContext retry)
    {
        var removed = also with { Remove = Join($"#{Until}", ", ", also.Remove) };
        return UpdateAsync(set: null, IsMine, removed, Values(also), retry);
    }

    /// <summary>Deletes the item if this owner has the lease.</summary>
    public Task DeleteAsync(LeaseUpdate also, RetryContext retry) =>
        table.DeleteAsync(key, Join(IsMine, " AND ", also.Condition)!, Values(also), retry);

    /// <summary>Null if there is no lease, or if the attribute is not a valid time.</summary>
    public static DateTimeOffset? UntilOf(IReadOnlyDictionary<string, AttributeValue> item) => Timestamps.Parse(item.Text(Until));

    /// <summary>Whether the lease is free or expired, by the same comparison as in <see cref="TakeAsync"/>: in whole seconds.</summary>
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

/// <summary>Changes that are written together with a lease. Attributes are written <c>#Name</c>.</summary>
/// <param name="Set">Assignments; null for none.</param>
/// <param name="Condition">A further condition; null for none.</param>
/// <param name="Remove">Attributes to remove; null for none.</param>
internal sealed record LeaseUpdate(string? Set = null, string? Condition = null, string? Remove = null)
{
    public static readonly LeaseUpdate Nothing = new();

    /// <summary>The expressions' <c>:values</c>. Each must be used.</summary>
    public Dictionary<string, AttributeValue> Values { get; init; } = new(StringComparer.Ordinal);
}

/// <param name="IsMine">Whether this owner has the lease.</param>
/// <param name="IsTaken">Whether this call took the lease, as opposed to an earlier one.</param>
internal sealed record LeasedItem(IReadOnlyDictionary<string, AttributeValue> Item, bool IsMine, bool IsTaken);
