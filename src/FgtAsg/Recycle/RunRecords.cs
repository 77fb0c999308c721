using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Recycle;

/// <summary>
/// The lock of a group's runs: one item with an owner and a lease, which also keeps the run. One whose owner is gone is taken over with what it had found: the sizes and
/// processes of the group from before.
/// </summary>
internal sealed class RunRecords(FleetTable table, string autoScalingGroupName, TimeProvider time)
{
    /// <summary>
    /// Each try of a step prolongs it when it begins. From one beginning to the next are at most the function's longest time (15 minutes), the pause before a retry (1) and
    /// the longest poll (15): who is silent for longer is gone.
    /// </summary>
    public static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(35);

    private readonly string _key = $"recycle#{autoScalingGroupName}";

    /// <summary>Null where no run has the lock.</summary>
    public async Task<RunRecord?> FindAsync(RetryContext retry) =>
        await table.FindAsync(_key, retry) is { } item ? Read(item) : null;

    /// <summary>Takes the lock, again where it is this execution's already; null where another one has it.</summary>
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

    /// <summary>Asks the run that has the lock for one more round. False where none has it (any more).</summary>
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

    /// <summary>The wish for another round is taken up: what is looked at from here on is what was asked for.</summary>
    public async Task<RunRecord> TakeUpAsync(RunRecord record, RetryContext retry)
    {
        if (!record.IsPending)
        {
            return record;
        }

        var outcome = await LeaseOf(record.Owner).ProlongAsync(time.GetUtcNow() + LeaseLength, new LeaseUpdate(Remove: "#Pending"), retry);
        return outcome is { IsDone: true, Item: { } item } ? Read(item) : throw Lost(record.Owner);
    }

    /// <summary>The record of the run that the execution is at, whose lease is prolonged by it.</summary>
    /// <exception cref="LockLostException">Another execution has it.</exception>
    public async Task<RunRecord> HeldAsync(string execution, RetryContext retry) =>
        await FindHeldAsync(execution, retry) ?? throw Lost(execution);

    /// <summary>As <see cref="HeldAsync"/>; null where the execution does not have the lock.</summary>
    public async Task<RunRecord?> FindHeldAsync(string execution, RetryContext retry)
    {
        var outcome = await LeaseOf(execution).ProlongAsync(time.GetUtcNow() + LeaseLength, LeaseUpdate.Nothing, retry);
        return outcome is { IsDone: true, Item: { } item } ? Read(item) : null;
    }

    /// <summary>Writes the run, and prolongs the lease.</summary>
    /// <param name="record">As it was read or written last.</param>
    /// <param name="run">What is to be kept.</param>
    /// <param name="until">How long the execution sleeps afterwards; null for no longer than a poll.</param>
    /// <exception cref="LockLostException">Another execution has it.</exception>
    /// <exception cref="RecycleOvertakenException">Another try of the same step wrote meanwhile.</exception>
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

        // A try whose answer was lost has written the same.
        return outcome.IsDone || item.Text("Run") == json ? Read(item) : throw new RecycleOvertakenException(
            $"another try of this step of {record.Owner} wrote meanwhile: the next try looks again");
    }

    /// <summary>Gives the lock up. False where another round was asked for: the lock is kept for it, and so is the wish, until the round takes it up.</summary>
    public async Task<bool> UnlockAsync(string execution, RetryContext retry)
    {
        await LeaseOf(execution).DeleteAsync(new LeaseUpdate(Condition: "attribute_not_exists(#Pending)"), retry);
        return await FindAsync(retry) is not { } left || left.Owner != execution;
    }

    private Lease LeaseOf(string execution) => new(table, _key, execution, time);

    private LockLostException Lost(string execution) =>
        new($"the lock of {autoScalingGroupName} is not the execution's ({execution}) any more: another one took it over, or it was deleted");

    private static RunRecord Read(IReadOnlyDictionary<string, AttributeValue> item) => new(
        item.Text(Lease.Owner) ?? "",
        item.Number("Revision") ?? 0,
        Lease.UntilOf(item),
        item.Text("Pending") is not null,
        item.Text("Run") is { } run ? JsonSerializer.Deserialize(run, RecycleJsonContext.Default.RecycleRun) : null);
}

/// <summary>The group's lock and what its holder knows: one item of the table.</summary>
/// <param name="Owner">The execution that holds the lock.</param>
/// <param name="Revision">Counts the writes: each is conditional on the one before.</param>
/// <param name="LeaseUntil">When others may take it over.</param>
/// <param name="IsPending">The group was changed again since the holder looked.</param>
/// <param name="Run">Null right after the lock was taken for the first time.</param>
internal sealed record RunRecord(string Owner, long Revision, DateTimeOffset? LeaseUntil, bool IsPending, RecycleRun? Run);
