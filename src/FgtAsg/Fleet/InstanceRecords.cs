using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>
/// Moves the instance records between states, each time by one conditional update. When a launch and a termination run concurrently, one
/// therefore sees the other. A launch can neither claim anything nor complete after the record says Terminating or Failed.
/// </summary>
internal sealed class InstanceRecords(FleetTable table, string autoScalingGroupName, TimeProvider time)
{
    private const string Launching = nameof(RecordState.Launching);
    private const string InService = nameof(RecordState.InService);
    private const string Warmed = nameof(RecordState.Warmed);

    /// <summary>Null if the instance has no record, or no longer has one.</summary>
    public async Task<InstanceRecord?> FindAsync(InstanceId id, RetryContext retry) =>
        await table.FindAsync(InstanceRecord.KeyOf(id), retry) is { } item ? InstanceRecord.From(id, item) : null;

    /// <summary>
    /// Begins the launch of a new instance, or continues one. A record in any other state is returned unchanged. Only the caller that
    /// creates the record knows that no other delivery worked on the instance. If its response was lost, it regards itself as a repeat.
    /// </summary>
    /// <param name="workUntil">The launch may run until then, and nothing treats it as stuck before.</param>
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

    /// <summary>For an instance of another group: deletes the record, unless another delivery works on it or it holds anything.</summary>
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
    /// Begins the launch of an instance that leaves the warm pool for the group. A record in another state is returned unchanged: another
    /// delivery may have been first, and the launch's time distinguishes it from the next one.
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

    /// <summary>Records the DNS record that is about to be written.</summary>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public Task NoteDnsAsync(InstanceRecord launch, DnsRecord dns, RetryContext retry) => ContinueLaunchAsync(
        launch,
        "SET #Dns = :dns",
        "#State IN (:launching, :inservice)",
        new(StringComparer.Ordinal) { [":dns"] = dns.ToAttribute(), [":inservice"] = InService.ToAttribute() },
        alreadyIn: null,
        retry);

    /// <summary>
    /// Ends a launch that has all its resources. A launch into the warm pool ends only once: a repeat might find the instance on its way
    /// out of the pool.
    /// </summary>
    /// <exception cref="OvertakenException">The launch is over.</exception>
    public Task FinishLaunchAsync(InstanceRecord launch, bool intoWarmPool, RetryContext retry)
    {
        var state = intoWarmPool ? RecordState.Warmed : RecordState.InService;
        return ContinueLaunchAsync(
            launch,
            $"SET #State = :state, #{state}At = :now",
            "#State = :launching" + (intoWarmPool ? " AND attribute_not_exists(#WarmedAt)" : ""),
            new(StringComparer.Ordinal)
            {
                [":state"] = state.ToString().ToAttribute(),
                [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
            },
            alreadyIn: state,
            retry);
    }

    /// <summary>
    /// Begins the return to the warm pool, if the record has not changed: a launch may have taken the instance out again.
    /// </summary>
    /// <returns>The record; null if it has changed.</returns>
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

    /// <summary>Stops every launch of this instance from now on. A record that is ending or has ended stays unchanged.</summary>
    /// <returns>The record, with the license and hostname that the instance holds.</returns>
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
                "SET #Kind = :kind, #AutoScalingGroupName = :group, #State = :launching, "
                    + $"#LaunchingAt = {launchingAt}, #WorkUntil = :until",
                condition,
                values),
            retry);
    }

    /// <param name="alreadyIn">
    /// The state after a successful concurrent delivery, or after a try whose response was lost; null for none.
    /// </param>
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
    /// An instance may enter and leave the warm pool during a slow delivery. That delivery's launch is then over, although the record says
    /// Launching or InService again.
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
/// A launch is over because a termination came first, another delivery abandoned it, or the next launch out of the warm pool began.
/// </summary>
internal sealed class OvertakenException(InstanceId id, RecordState? state)
    : Exception($"the launch of {id} is over: its record says {state?.ToString() ?? "nothing any more"}");
