using Amazon.DynamoDBv2.Model;
using FgtAsg.Lifecycle;
using FgtAsg.Records;

namespace FgtAsg.Start;

/// <summary>Moves the records of starts on, each move by one conditional write: so of several deliveries one sends the command.</summary>
internal sealed class StartRecords(FleetTable table, string autoScalingGroupName, TimeProvider time)
{
    private const string Sending = nameof(StartState.Sending);
    private const string Sent = nameof(StartState.Sent);

    /// <summary>Null where nobody was about to send a command for this start.</summary>
    public async Task<StartRecord?> FindAsync(string key, Patience patience, CancellationToken cancellationToken) =>
        await table.FindAsync(key, patience, cancellationToken) is { } item ? StartRecord.From(key, item) : null;

    /// <returns>Null where another delivery was faster.</returns>
    public async Task<StartRecord?> ClaimAsync(
        string key, string owner, string hostname, DateTimeOffset leaseUntil, Patience patience, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [FleetTable.Key] = key.ToAttribute(),
            ["Kind"] = "start".ToAttribute(),
            ["AutoScalingGroupName"] = autoScalingGroupName.ToAttribute(),
            ["State"] = Sending.ToAttribute(),
            ["Hostname"] = hostname.ToAttribute(),
            ["Owner"] = owner.ToAttribute(),
            ["SendingAt"] = Timestamps.Of(now).ToAttribute(),
            ["LeaseUntil"] = Timestamps.NotBefore(leaseUntil).ToAttribute(),
            ["ExpiresAt"] = (now + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute(),
        };
        var outcome = await table.AddAsync(item, patience, cancellationToken);
        // The item that is there may be this delivery's own, whose answer was lost.
        return outcome.Item is { } there && there.Text("Owner") == owner ? StartRecord.From(key, there) : null;
    }

    /// <summary>Takes the place of a delivery that Lambda has ended.</summary>
    /// <returns>Null where another delivery was faster.</returns>
    public async Task<StartRecord?> TakeOverAsync(
        StartRecord left, string owner, DateTimeOffset leaseUntil, Patience patience, CancellationToken cancellationToken)
    {
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                left.Key,
                "SET #Owner = :owner, #LeaseUntil = :until",
                "#State = :sending AND #Owner IN (:left, :owner)",
                new(StringComparer.Ordinal)
                {
                    [":owner"] = owner.ToAttribute(),
                    [":until"] = Timestamps.NotBefore(leaseUntil).ToAttribute(),
                    [":sending"] = Sending.ToAttribute(),
                    [":left"] = (left.Owner ?? "").ToAttribute(),
                }),
            patience,
            cancellationToken);
        return outcome is { IsDone: true, Item: { } item } ? StartRecord.From(left.Key, item) : null;
    }

    /// <returns>The record as it is then, whoever wrote it.</returns>
    public async Task<StartRecord> NoteSentAsync(StartRecord sending, string commandId, Patience patience, CancellationToken cancellationToken)
    {
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                sending.Key,
                "SET #State = :sent, #CommandId = :command, #SentAt = :now REMOVE #LeaseUntil",
                "#State = :sending AND #Owner = :owner",
                new(StringComparer.Ordinal)
                {
                    [":sent"] = Sent.ToAttribute(),
                    [":command"] = commandId.ToAttribute(),
                    [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
                    [":sending"] = Sending.ToAttribute(),
                    [":owner"] = sending.Owner!.ToAttribute(),
                }),
            patience,
            cancellationToken);
        return outcome.Item is { } item && item.Text("CommandId") is not null ? StartRecord.From(sending.Key, item) : sending with { State = StartState.Sent, CommandId = commandId };
    }

    /// <returns>Whether this delivery is the one that noted it.</returns>
    public async Task<bool> NoteEndAsync(
        StartRecord sent, string owner, string status, long? responseCode, Patience patience, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":ended"] = nameof(StartState.Ended).ToAttribute(),
            [":status"] = status.ToAttribute(),
            [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
            [":by"] = owner.ToAttribute(),
            [":sent"] = Sent.ToAttribute(),
        };
        if (responseCode is { } code)
        {
            values[":code"] = code.ToAttribute();
        }

        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                sent.Key,
                $"SET #State = :ended, #Status = :status, #EndedAt = :now, #EndedBy = :by{(responseCode is null ? "" : ", #ResponseCode = :code")}",
                "#State = :sent",
                values),
            patience,
            cancellationToken);
        return outcome.IsDone || outcome.Item?.Text("EndedBy") == owner;
    }

    /// <summary>Nothing was sent: the next delivery may.</summary>
    public Task ReleaseAsync(StartRecord sending, Patience patience, CancellationToken cancellationToken) => table.DeleteAsync(
        sending.Key,
        "#State = :sending AND #Owner = :owner",
        new(StringComparer.Ordinal) { [":sending"] = Sending.ToAttribute(), [":owner"] = sending.Owner!.ToAttribute() },
        patience,
        cancellationToken);
}
