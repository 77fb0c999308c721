using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>
/// Moves the instance records from state to state, each move by one conditional update. So of a launch and a terminate that meet, one sees
/// the other: what comes after the record says Terminating or Failed cannot claim anything, nor be let in.
/// </summary>
internal sealed class InstanceRecords(FleetTable table, string autoScalingGroupName, TimeProvider time)
{
    private const string Launching = nameof(RecordState.Launching);
    private const string InService = nameof(RecordState.InService);
    private const string Warmed = nameof(RecordState.Warmed);

    /// <summary>Null where the instance has no record (any more).</summary>
    public async Task<InstanceRecord?> FindAsync(InstanceId id, RetryContext retry) =>
        await table.FindAsync(InstanceRecord.KeyOf(id), retry) is { } item ? InstanceRecord.From(id, item) : null;

    /// <summary>
    /// A new instance, or one whose launch is under way already. A record in any other state is answered as it is. Only who makes the record knows that
    /// no other delivery was at work on the instance; one whose answer was lost takes itself for a repeat.
    /// </summary>
    /// <param name="id">The instance.</param>
    /// <param name="workUntil">Until then the launch may be at work: nobody takes it for stuck.</param>
    public async Task<InstanceRecord> BeginLaunchAsync(InstanceId id, DateTimeOffset workUntil, RetryContext retry)
    {
        var made = await LaunchAsync(id, workUntil, ":now", "attribute_not_exists(#Category)", [], retry);
        if (made.IsDone)
        {
            return Read(id, made) with { IsNew = true };
        }

        var there = Read(id, made);
        return there.State != RecordState.Launching
            ? there
            : Read(id, await LaunchAsync(
                id,
                workUntil,
                "if_not_exists(#LaunchingAt, :now)",
                "attribute_not_exists(#Category) OR #State = :launching",
                [],
                retry));
    }

    /// <summary>The instance turned out not to be the group's: the record goes, unless another delivery has it in hand, or it holds anything.</summary>
    public Task TakeBackLaunchAsync(InstanceRecord launch, RetryContext retry)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":launching"] = Launching.ToAttribute(),
            [":until"] = (launch.WorkUntil ?? "").ToAttribute(),
        };
        return table.DeleteAsync(
            InstanceRecord.KeyOf(launch.Id),
            $"#State = :launching AND #WorkUntil = :until AND {SameLaunch(launch, values)}"
                + " AND attribute_not_exists(#License) AND attribute_not_exists(#Hostname) AND attribute_not_exists(#Dns)",
            values,
            retry);
    }

    /// <summary>
    /// An instance that leaves the warm pool for the group. A record in another state is answered as it is: another delivery may have been first, and
    /// the time of a launch is what tells it from the next one.
    /// </summary>
    /// <inheritdoc cref="BeginLaunchAsync"/>
    public async Task<InstanceRecord> LeaveWarmPoolAsync(
        InstanceId id, DateTimeOffset workUntil, RetryContext retry) => Read(id, await LaunchAsync(
        id,
        workUntil,
        ":now",
        "#State IN (:warmed, :returning)",
        [(":warmed", Warmed.ToAttribute()), (":returning", nameof(RecordState.Returning).ToAttribute())],
        retry));

    /// <summary>Notes the DNS record that is about to be written.</summary>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public Task NoteDnsAsync(InstanceRecord launch, DnsRecord dns, RetryContext retry) => ContinueLaunchAsync(
        launch,
        "SET #Dns = :dns",
        "#State IN (:launching, :inservice)",
        new(StringComparer.Ordinal) { [":dns"] = dns.ToAttribute(), [":inservice"] = InService.ToAttribute() },
        alreadyIn: null,
        retry);

    /// <summary>The launch has all it needs. One into the warm pool is done once: later the instance may be on its way out of it.</summary>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public Task FinishLaunchAsync(InstanceRecord launch, bool intoWarmPool, RetryContext retry)
    {
        var state = intoWarmPool ? RecordState.Warmed : RecordState.InService;
        return ContinueLaunchAsync(
            launch,
            $"SET #State = :state, #{state}At = :now",
            "#State = :launching" + (intoWarmPool ? " AND attribute_not_exists(#WarmedAt)" : ""),
            new(StringComparer.Ordinal) { [":state"] = state.ToString().ToAttribute(), [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute() },
            alreadyIn: state,
            retry);
    }

    /// <summary>The instance goes back into the warm pool, if its record still is as it was seen: a launch may have taken it out again.</summary>
    /// <returns>The record; null where it has changed.</returns>
    public async Task<InstanceRecord?> BeginReturnAsync(InstanceRecord seen, RetryContext retry)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":returning"] = nameof(RecordState.Returning).ToAttribute(),
            [":seen"] = seen.State.ToString().ToAttribute(),
            [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
        };
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                InstanceRecord.KeyOf(seen.Id),
                "SET #State = :returning, #ReturningAt = :now",
                $"#State IN (:seen, :returning) AND {SameLaunch(seen, values)}",
                values),
            retry);
        return outcome.IsDone ? Read(seen.Id, outcome) : null;
    }

    /// <summary>
    /// From here on no launch of this instance gets anywhere. What is ending already, or has ended, stays as it is.
    /// </summary>
    /// <returns>The record, with what the instance holds.</returns>
    public async Task<InstanceRecord> BeginEndAsync(InstanceId id, bool hasFailed, RetryContext retry)
    {
        var target = hasFailed ? RecordState.Failed : RecordState.Terminating;
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                InstanceRecord.KeyOf(id),
                "SET #Kind = :kind, #AutoScalingGroupName = :group, #State = :state, #TerminatingAt = :now",
                "attribute_not_exists(#Category) OR #State IN (:launching, :inservice, :returning, :warmed)",
                new(StringComparer.Ordinal)
                {
                    [":kind"] = "instance".ToAttribute(),
                    [":group"] = autoScalingGroupName.ToAttribute(),
                    [":state"] = target.ToString().ToAttribute(),
                    [":launching"] = Launching.ToAttribute(),
                    [":inservice"] = InService.ToAttribute(),
                    [":returning"] = nameof(RecordState.Returning).ToAttribute(),
                    [":warmed"] = Warmed.ToAttribute(),
                    [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
                }),
            retry);
        return Read(id, outcome);
    }

    private Task<UpdateOutcome> LaunchAsync(
        InstanceId id,
        DateTimeOffset workUntil,
        string launchingAt,
        string condition,
        (string Name, AttributeValue Value)[] more,
        RetryContext retry)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":kind"] = "instance".ToAttribute(),
            [":group"] = autoScalingGroupName.ToAttribute(),
            [":launching"] = Launching.ToAttribute(),
            [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
            [":until"] = Timestamps.NotBefore(workUntil).ToAttribute(),
        };
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        return table.UpdateAsync(
            new ItemUpdate(
                InstanceRecord.KeyOf(id),
                $"SET #Kind = :kind, #AutoScalingGroupName = :group, #State = :launching, #LaunchingAt = {launchingAt}, #WorkUntil = :until",
                condition,
                values),
            retry);
    }

    /// <param name="alreadyIn">The state that another delivery, or a try whose answer was lost, may have brought it to; null for none.</param>
    private async Task ContinueLaunchAsync(
        InstanceRecord launch,
        string expression,
        string condition,
        Dictionary<string, AttributeValue> values,
        RecordState? alreadyIn,
        RetryContext retry)
    {
        values[":launching"] = Launching.ToAttribute();
        var outcome = await table.UpdateAsync(
            new ItemUpdate(InstanceRecord.KeyOf(launch.Id), expression, $"{condition} AND {SameLaunch(launch, values)}", values), retry);
        if (outcome.IsDone)
        {
            return;
        }

        var record = outcome.Item is null ? null : InstanceRecord.From(launch.Id, outcome.Item);
        if (record is null || record.State != alreadyIn || record.LaunchingAt != launch.LaunchingAt)
        {
            throw new OvertakenException(launch.Id, record?.State);
        }
    }

    /// <summary>
    /// An instance may go into the warm pool and come out of it again while a delivery sleeps: that one's launch is over, although its record says Launching
    /// or InService.
    /// </summary>
    private static string SameLaunch(InstanceRecord launch, Dictionary<string, AttributeValue> values)
    {
        if (launch.LaunchingAt is not { } launchingAt)
        {
            return "attribute_not_exists(#LaunchingAt)";
        }

        values[":launched"] = launchingAt.ToAttribute();
        return "#LaunchingAt = :launched";
    }

    private static InstanceRecord Read(InstanceId id, UpdateOutcome outcome) => outcome.Item is { } item
        ? InstanceRecord.From(id, item)
        : throw new InvalidOperationException($"DynamoDB answered an update of {InstanceRecord.KeyOf(id)} without the item.");
}

/// <summary>
/// A launch meets the end of its instance: a terminate came first, or another delivery gave the launch up; or the next launch of it, out of
/// the warm pool.
/// </summary>
internal sealed class OvertakenException(InstanceId id, RecordState? state)
    : Exception($"the launch of {id} is over: its record says {state?.ToString() ?? "nothing any more"}");
