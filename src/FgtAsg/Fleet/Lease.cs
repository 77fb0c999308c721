using System.Globalization;
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

    /// <summary>The attribute that says when others may take it over: ISO 8601, UTC, milliseconds.</summary>
    public const string Until = "LeaseUntil";

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string IsFree = $"(attribute_not_exists(#{Until}) OR #{Until} < :now)";
    private const string IsMine = $"#{Owner} = :owner";

    /// <summary>
    /// Takes the lease where nobody has it, or another one's has run out. Where the answer of a try was lost, the next try meets its own
    /// item.
    /// </summary>
    /// <param name="until">How long it holds, if it is not prolonged.</param>
    /// <param name="also">What else is written, and what else must hold for it.</param>
    /// <param name="retry">Waits and retries.</param>
    /// <returns>The item as it is now, whoever has it; null where another one had it and gave it up.</returns>
    public async Task<LeasedItem?> TakeAsync(DateTimeOffset until, LeaseUpdate also, RetryContext retry)
    {
        var values = Values(also);
        values[":until"] = TextOf(until).ToAttribute();
        values[":now"] = TextOf(time.GetUtcNow()).ToAttribute();
        var outcome = await UpdateAsync($"SET #{Owner} = :owner, #{Until} = :until", IsFree, also, values, retry);
        return outcome.Item is { } item ? new LeasedItem(item, outcome.IsDone || item.Text(Owner) == owner, outcome.IsDone) : null;
    }

    /// <summary>Prolongs it; nothing where it is another one's.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public Task<UpdateOutcome> ProlongAsync(DateTimeOffset until, LeaseUpdate also, RetryContext retry)
    {
        var values = Values(also);
        values[":until"] = TextOf(until).ToAttribute();
        return UpdateAsync($"SET #{Until} = :until", IsMine, also, values, retry);
    }

    /// <summary>Gives it up; nothing where it is another one's.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public Task<UpdateOutcome> EndAsync(LeaseUpdate also, RetryContext retry) =>
        // A moment ago: the next one need not wait for this moment to pass.
        ProlongAsync(time.GetUtcNow() - TimeSpan.FromMilliseconds(1), also, retry);

    /// <summary>Writes the item's end and takes the lease off it; nothing where it is another one's.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public Task<UpdateOutcome> FinishAsync(LeaseUpdate also, RetryContext retry) =>
        table.UpdateAsync(
            new ItemUpdate(key, $"SET {also.Set} REMOVE #{Until}", And(IsMine, " AND ", also.Condition), Values(also)), retry);

    /// <summary>Deletes the item, where it is this one's.</summary>
    public Task DeleteAsync(LeaseUpdate also, RetryContext retry) =>
        table.DeleteAsync(key, And(IsMine, " AND ", also.Condition), Values(also), retry);

    /// <summary>Null for nothing, and for what is no such time. Earlier versions wrote whole seconds.</summary>
    public static DateTimeOffset? UntilOf(IReadOnlyDictionary<string, AttributeValue> item) => Parse(item.Text(Until));

    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : Timestamps.Parse(text);

    private Task<UpdateOutcome> UpdateAsync(
        string set, string condition, LeaseUpdate also, Dictionary<string, AttributeValue> values, RetryContext retry) => table.UpdateAsync(
        new ItemUpdate(key, And(set, ", ", also.Set) + (also.Remove is null ? "" : $" REMOVE {also.Remove}"), And(condition, " AND ", also.Condition), values),
        retry);

    private Dictionary<string, AttributeValue> Values(LeaseUpdate also) =>
        new(also.Values, StringComparer.Ordinal) { [":owner"] = owner.ToAttribute() };

    private static string And(string one, string between, string? other) => other is null ? one : one + between + other;

    private static string TextOf(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
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
