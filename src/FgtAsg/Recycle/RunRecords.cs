using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>
/// The lock of a group's runs: one item with an owner and a lease, which also stores the run. When the owner is gone, the next execution
/// takes the item over, with the group's original sizes and suspended processes.
/// </summary>
internal sealed class RunRecords(FleetTable table, string autoScalingGroupName, TimeProvider time)
{
    /// <summary>
    /// Each attempt of a step renews the lease when it begins. The time to the next beginning is at most the function's maximum time (15
    /// minutes), the pause before a retry (1) and the longest poll (15). An owner that is silent for longer is gone.
    /// </summary>
    public static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(35);

    private readonly string _key = $"recycle#{autoScalingGroupName}";

    /// <summary>Null if no run holds the lock.</summary>
    public async Task<RunRecord?> FindAsync(RetryContext retry) =>
        await table.FindAsync(_key, retry) is { } item ? Read(item) : null;

    /// <summary>Takes the lock, or renews it if this execution already holds it; null if another execution holds it.</summary>
    public async Task<RunRecord?> LockAsync(string execution, RetryContext retry)
    {
        var also = new LeaseUpdate("#Kind = :kind, #AutoScalingGroupName = :group, #Revision = if_not_exists(#Revision, :zero) + :one")
        {
            Values =
            {
                [":kind"] = "recycle".ToAttribute(),
                [":group"] = autoScalingGroupName.ToAttribute(),
                [":zero"] = 0L.ToAttribute(),
                [":one"] = 1L.ToAttribute(),
            },
        };
        var leased = await LeaseOf(execution).TakeAsync(time.GetUtcNow() + LeaseLength, also, retry);
        return leased is { IsTaken: true, Item: var item } ? Read(item)
            : leased is { IsMine: true } ? await FindHeldAsync(execution, retry)
            : null;
    }

    /// <summary>Asks the holder of the lock for one more round. False if no run holds it (any more).</summary>
    public async Task<bool> AskForAnotherRoundAsync(string execution, RetryContext retry)
    {
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                _key,
                "SET #Pending = :pending",
                "attribute_exists(#Category)",
                new(StringComparer.Ordinal) { [":pending"] = execution.ToAttribute() }),
            retry);
        return outcome.IsDone;
    }

    /// <summary>
    /// Clears the request for another round. The round that begins now reads the group after this, and so covers the request.
    /// </summary>
    public async Task<RunRecord> TakeUpAsync(RunRecord record, RetryContext retry)
    {
        if (!record.IsPending)
        {
            return record;
        }

        var outcome = await LeaseOf(record.Owner).ProlongAsync(time.GetUtcNow() + LeaseLength, new LeaseUpdate(Remove: "#Pending"), retry);
        return outcome is { IsDone: true, Item: { } item } ? Read(item) : throw Lost(record.Owner);
    }

    /// <summary>The record of this execution's run. Renews the lease.</summary>
    /// <exception cref="LockLostException">Another execution holds the lock.</exception>
    public async Task<RunRecord> HeldAsync(string execution, RetryContext retry) =>
        await FindHeldAsync(execution, retry) ?? throw Lost(execution);

    /// <summary>As <see cref="HeldAsync"/>; null if the execution does not hold the lock.</summary>
    public async Task<RunRecord?> FindHeldAsync(string execution, RetryContext retry)
    {
        var outcome = await LeaseOf(execution).ProlongAsync(time.GetUtcNow() + LeaseLength, LeaseUpdate.Nothing, retry);
        return outcome is { IsDone: true, Item: { } item } ? Read(item) : null;
    }

    /// <summary>Writes the run and renews the lease.</summary>
    /// <param name="record">As last read or written.</param>
    /// <param name="until">When the execution's sleep afterwards ends; null for at most one poll.</param>
    /// <exception cref="LockLostException">Another execution holds the lock.</exception>
    /// <exception cref="RecycleOvertakenException">Another attempt of the same step wrote first.</exception>
    public async Task<RunRecord> SaveAsync(RunRecord record, RecycleRun run, DateTimeOffset? until, RetryContext retry)
    {
        var json = JsonSerializer.Serialize(run, RecycleJsonContext.Default.RecycleRun);
        var now = time.GetUtcNow();
        var also = new LeaseUpdate("#Run = :run, #Revision = :next", "#Revision = :revision")
        {
            Values =
            {
                [":run"] = json.ToAttribute(),
                [":revision"] = record.Revision.ToAttribute(),
                [":next"] = (record.Revision + 1).ToAttribute(),
            },
        };
        var outcome = await LeaseOf(record.Owner).ProlongAsync((until > now ? until.Value : now) + LeaseLength, also, retry);
        if (outcome.Item is not { } item || item.Text(Lease.Owner) != record.Owner)
        {
            throw Lost(record.Owner);
        }

        // An attempt whose answer was lost has written the same content.
        return outcome.IsDone || item.Text("Run") == json ? Read(item) : throw new RecycleOvertakenException(
            $"another attempt of this step of {record.Owner} wrote first: the next attempt reads again");
    }

    /// <summary>
    /// Releases the lock. False if another round was requested: the lock and the request are kept until that round begins.
    /// </summary>
    public async Task<bool> UnlockAsync(string execution, RetryContext retry)
    {
        await LeaseOf(execution).DeleteAsync(new LeaseUpdate(Condition: "attribute_not_exists(#Pending)"), retry);
        return await FindAsync(retry) is not { } left || left.Owner != execution;
    }

    private Lease LeaseOf(string execution) => new(table, _key, execution, time);

    private LockLostException Lost(string execution) =>
        new($"the execution {execution} no longer holds the lock of {autoScalingGroupName}: "
            + "another execution took it over, or it was deleted");

    private static RunRecord Read(IReadOnlyDictionary<string, AttributeValue> item) => new(
        item.Text(Lease.Owner) ?? "",
        item.Number("Revision") ?? 0,
        Lease.UntilOf(item),
        item.Text("Pending") is not null,
        item.Text("Run") is { } run ? JsonSerializer.Deserialize(run, RecycleJsonContext.Default.RecycleRun) : null);
}

/// <summary>The group's lock and the state of its run: one item of the table.</summary>
/// <param name="Owner">The execution that holds the lock.</param>
/// <param name="Revision">Counts the writes. Each write is conditional on the revision before it.</param>
/// <param name="LeaseUntil">When other executions may take the lock over.</param>
/// <param name="IsPending">Whether another round was requested.</param>
/// <param name="Run">Null until the first write.</param>
internal sealed record RunRecord(string Owner, long Revision, DateTimeOffset? LeaseUntil, bool IsPending, RecycleRun? Run);
